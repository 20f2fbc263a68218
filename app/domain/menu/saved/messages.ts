/** The daily letter about kept searches, as a value. */
type Found = {
  name: string;
  offers: readonly { title: string; provider: string; link: string }[];
  more: number;
  all: string;
  stop: string;
};

export function digestMessage(searches: readonly Found[]): { subject: string; text: string } {
  const count = searches.reduce((sum, { offers, more }) => sum + offers.length + more, 0);
  const parts = searches.map(({ name, offers, more, all, stop }) =>
    [
      `${name}`,
      ...offers.map(({ title, provider, link }) => `- ${title}, ${provider}\n  ${link}`),
      ...(more > 0 ? [`- and ${more} more`] : []),
      `All that it finds: ${all}`,
      `Stop letters about this search: ${stop}`,
    ].join("\n"),
  );
  return {
    subject: `New on the menu: ${count} ${count === 1 ? "offer fits" : "offers fit"} your searches`,
    text: `Something new fits what you look for.\n\n${parts.join("\n\n")}`,
  };
}
