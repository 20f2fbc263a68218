/** What each row of a list of providers would do to those that are here. */
import { type ProviderKind, providerKindNames } from "#app/core/words/providers.ts";
import type { RowFate } from "#app/domain/imports/fates.ts";
import type { ProviderRowValues, ReadRow } from "#app/domain/imports/provider-rows.ts";

export type KnownProvider = {
  readonly id: string;
  readonly name: string;
  readonly kind: ProviderKind;
  readonly address: string;
  readonly postcode: string | undefined;
  readonly urn: number | undefined;
  readonly ukprn: string | undefined;
  readonly companyNumber: string | undefined;
  readonly charityNumber: string | undefined;
  readonly phone: string;
  readonly email: string;
  readonly about: string;
  /** Brought over and not yet in its own hands: only then does a list change it. */
  readonly isChangeable: boolean;
};

export type ProviderFate = RowFate & {
  targetId?: string | undefined;
  values?: ProviderRowValues | undefined;
};

const numberNames = {
  urn: "URN",
  ukprn: "UKPRN",
  companyNumber: "company number",
  charityNumber: "charity number",
} as const;
type NumberField = keyof typeof numberNames;
const numberFields = Object.keys(numberNames) as NumberField[];

type Keyed = Pick<ProviderRowValues, NumberField | "name" | "postcode">;

const plainName = (name: string) => name.toLowerCase().replace(/\s+/g, " ").trim();
const placeKey = ({ name, postcode }: Pick<Keyed, "name" | "postcode">) =>
  postcode ? `${plainName(name)} @ ${postcode}` : undefined;

/** Finds providers by their numbers, else by their name and postcode. A charity may have given its number as a company's. */
export class ProviderIndex<P extends Keyed> {
  private readonly byNumber = new Map<string, P>();
  private readonly byPlace = new Map<string, P>();
  private readonly byName = new Map<string, P[]>();

  constructor(all: readonly P[]) {
    for (const one of all) this.add(one);
  }

  add(one: P): void {
    for (const field of numberFields) if (one[field]) this.byNumber.set(`${field} ${one[field]}`, one);
    const place = placeKey(one);
    if (place) this.byPlace.set(place, one);
    this.byName.set(plainName(one.name), [...this.named(one.name), one]);
  }

  numbered(field: NumberField, value: string | number | undefined): P | undefined {
    if (value === undefined) return undefined;
    const own = this.byNumber.get(`${field} ${value}`);
    return own ?? (field === "charityNumber" ? this.byNumber.get(`companyNumber ${value}`) : undefined);
  }

  placed(row: Pick<Keyed, "name" | "postcode">): P | undefined {
    return this.byPlace.get(placeKey(row) ?? "");
  }

  named(name: string): P[] {
    return this.byName.get(plainName(name)) ?? [];
  }

  /** The one a row means, nobody, or why it cannot be told. */
  match(row: Keyed): { found?: P | undefined; reason?: string } {
    const hits = numberFields.flatMap((field) => {
      const hit = this.numbered(field, row[field]);
      return hit ? [{ field, hit }] : [];
    });
    const [first, ...others] = hits;
    const other = others.find(({ hit }) => hit !== first?.hit);
    if (first && other)
      return {
        reason: `Its ${numberNames[first.field]} is that of ${first.hit.name}, its ${numberNames[other.field]} that of ${other.hit.name}`,
      };
    if (first) return { found: first.hit };
    const neighbour = this.placed(row);
    if (!neighbour) return {};
    const field = numberFields.find((one) => row[one] && neighbour[one] && row[one] !== neighbour[one]);
    if (field)
      return {
        reason: `${neighbour.name} has this name and postcode already, with another ${numberNames[field]}`,
      };
    return { found: neighbour };
  }
}

type Target = Keyed & { readonly line?: number; readonly known?: KnownProvider };

/**
 * In the order of the file. A row that means what an earlier one meant is refused; empty cells change nothing; a
 * provider in its own hands stays as it says it is.
 */
export function compareProviders(
  rows: readonly ReadRow<ProviderRowValues>[],
  known: readonly KnownProvider[],
  schoolNames: ReadonlyMap<number, string>,
): ProviderFate[] {
  const index = new ProviderIndex<Target>(known.map((one) => ({ ...one, known: one })));
  const meant = new Map<string, number>();
  return rows.map(({ line, called, values, reasons }): ProviderFate => {
    const refused = (...words: string[]): ProviderFate => ({ line, called, fate: "refused", words });
    if (!values) return refused(...(reasons ?? []));
    const school = values.urn === undefined ? undefined : schoolNames.get(values.urn);
    if (school) return refused(`Its URN is that of ${school}, which is here and is no provider`);
    const { found, reason } = index.match(values);
    if (reason) return refused(reason);
    if (!found) {
      index.add({ ...values, line });
      return { line, called, fate: "new", words: [], values };
    }
    const earlier = found.line ?? meant.get(found.known?.id ?? "");
    if (earlier !== undefined) return refused(`The same provider as line ${earlier}`);
    if (!found.known) return refused("It cannot be told from another row");
    meant.set(found.known.id, line);
    // What this row says of it is what a later row may name it by.
    index.add({ ...values, line, known: found.known });
    return { line, called, ...changeOf(found.known, values), values, targetId: found.known.id };
  });
}

const shown: Partial<Record<keyof ProviderRowValues, string>> = {
  name: "Name",
  kind: "Kind",
  address: "Address",
  postcode: "Postcode",
  urn: "URN",
  ukprn: "UKPRN",
  companyNumber: "Company number",
  charityNumber: "Charity number",
  phone: "Phone",
  email: "Email",
  about: "About",
};

function changeOf(known: KnownProvider, values: ProviderRowValues): Pick<RowFate, "fate" | "words"> {
  const words = (Object.keys(shown) as (keyof typeof shown)[]).flatMap((field) => {
    if (field === "site") return [];
    const [from, to] = [known[field], values[field]];
    if (to === undefined || to === "" || to === from) return [];
    return [`${shown[field]}: ${inWords(field, from) || "nothing"} becomes ${inWords(field, to)}`];
  });
  if (words.length === 0) return { fate: "same", words };
  if (!known.isChangeable)
    return {
      fate: "same",
      words: ["It looks after its own details here: what the file says otherwise is left"],
    };
  return { fate: "changed", words };
}

function inWords(field: string, value: string | number | undefined): string {
  if (value === undefined) return "";
  return field === "kind" ? providerKindNames[value as ProviderKind] : String(value);
}
