/** What happened to an offer, in words, by the name of its event. */
const names: Readonly<Record<string, string>> = {
  "offer.drafted": "Drafted",
  "offer.amended": "Details changed",
  "offer.priced": "Price set",
  "offer.places_set": "Places set",
  "offer.picture_added": "Picture added",
  "offer.picture_moved": "Pictures put in another order",
  "offer.picture_removed": "Picture removed",
  "offer.published": "Published",
  "offer.withdrawn": "Withdrawn",
};

export function happenedToOffer(event: string): string {
  return names[event] ?? event;
}
