type Place = { readonly name: string; readonly address: string; readonly postcode: string };

const tight = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, "");

/** A text about a masked site, or nothing when it names the site, a line of its address or its postcode. */
export function withoutPlace(text: string, { name, address, postcode }: Place): string {
  const said = tight(text);
  const streets = address.split(/[,\n]/).map((line) => line.replace(/^\s*\d+\w?\s+/, ""));
  const telling = [name, postcode, ...streets].map(tight).filter((part) => part.length > 3);
  return telling.some((part) => said.includes(part)) ? "" : text;
}
