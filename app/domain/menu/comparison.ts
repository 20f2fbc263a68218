/** The offers somebody has chosen to see side by side, as the address carries them: /menu?q=motor&offer=…&offer=… */
export const mostCompared = 4;

/** More than anybody would choose by hand; an address could hold any number. */
const mostRead = 12;
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The ids chosen, each once, in the order they were chosen. */
export function chosenOffers(params: URLSearchParams): string[] {
  const asked = params.getAll("offer").map((value) => value.toLowerCase());
  return [...new Set(asked.filter((value) => id.test(value)))].slice(0, mostRead);
}

/** The same address with one more chosen. */
export function withChosen(params: URLSearchParams, offerId: string): string {
  return withOffers(params, [...chosenOffers(params), offerId]);
}

/** The same address with one less, or with none chosen. */
export function withoutChosen(params: URLSearchParams, offerId?: string): string {
  return withOffers(params, offerId ? chosenOffers(params).filter((one) => one !== offerId) : []);
}

function withOffers(params: URLSearchParams, offerIds: readonly string[]): string {
  const kept = new URLSearchParams([...params].filter(([name]) => name !== "offer"));
  for (const one of new Set(offerIds)) kept.append("offer", one);
  return kept.toString();
}

/** Why these cannot stand side by side, in a sentence; undefined when they can. */
export function tooManyToCompare(chosen: { readonly length: number }): string | undefined {
  const over = chosen.length - mostCompared;
  if (over <= 0) return undefined;
  return `Up to four offers can stand side by side, and you have chosen ${chosen.length}. Take out ${over === 1 ? "one" : over} to compare the others`;
}
