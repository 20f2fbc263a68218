/** Two partnerships' own choice from the menu, and the searches two people keep. */
import { addDays } from "#app/core/calendar.ts";
import { pinOffer } from "#app/domain/menu/local/pin-offer.server.ts";
import { saveSearch } from "#app/domain/menu/saved/save-search.server.ts";
import { actOf, type Cast } from "#app/start/story/cast.server.ts";
import type { StoryOffer } from "#app/start/story/menu.server.ts";
import { partnershipNames } from "#app/start/story/schools.ts";

const notes = [
  "Has worked well for our year 10s. Ring before ten and somebody can visit the same day.",
  "The mornings are quieter. Agree the taxi with the office first.",
  "",
];

/** Told once the menu is filled and indexed. */
export async function chooseLocally(cast: Cast, offers: readonly StoryOffer[]): Promise<void> {
  const day = addDays(cast.years.today, -5);
  const approved = offers.filter(({ provider }) => provider.progress === "approved");
  for (const [index, name] of partnershipNames.slice(0, 2).entries()) {
    const coordinator = actOf(cast, { role: "partnership_coordinator", at: `${name} partnership`, day });
    for (const [at, note] of notes.entries()) {
      const offer = approved[(index * 5 + at * 3) % approved.length];
      if (offer) await pinOffer(coordinator, offer.id, { note });
    }
  }
  const lead = actOf(cast, { role: "school_lead", at: "Clifton Community School", day });
  await saveSearch(lead, {
    name: "Engines for key stage 4",
    address: "q=motor+vehicle&phase=ks4",
    alerts: true,
  });
  await saveSearch(lead, { name: "Quiet places", address: "need=anxiety&within=5", alerts: false });
}
