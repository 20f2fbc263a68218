/** What each row of a list of evidence would add to what is held. */
import { type CalendarDate, formatDay } from "#app/core/calendar.ts";
import type { KnownProvider, ProviderIndex } from "#app/domain/imports/compare-providers.ts";
import type { EvidenceRowValues } from "#app/domain/imports/evidence-rows.ts";
import type { RowFate } from "#app/domain/imports/fates.ts";
import type { ReadRow } from "#app/domain/imports/provider-rows.ts";
import { type EvidenceKind, subjectsOf } from "#app/domain/providers/evidence.ts";
import { expiryOf } from "#app/domain/providers/expiry.ts";

export type EvidenceProvider = KnownProvider & {
  readonly isRecorded: boolean;
  /** Sites and people in charge, as the register of evidence asks about them. */
  readonly register: Pick<Parameters<typeof subjectsOf>[1], "sites" | "people">;
};

export type HeldEvidence = {
  readonly providerId: string;
  readonly kindKey: string;
  readonly subjectId: string;
  readonly issuedOn: CalendarDate | null;
  readonly expiresOn: CalendarDate;
};

export type EvidenceAddition = {
  providerId: string;
  kindKey: string;
  siteId: string | null;
  personId: string | null;
  issuedOn: CalendarDate | null;
  expiresOn: CalendarDate;
  note: string;
};
export type EvidenceFate = RowFate & { addition?: EvidenceAddition };

export type Holdings = {
  readonly today: CalendarDate;
  readonly providers: ProviderIndex<EvidenceProvider>;
  readonly kinds: readonly EvidenceKind[];
  readonly held: readonly HeldEvidence[];
};

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
const keyOf = (of: { providerId: string; kindKey: string; subjectId: string }) =>
  `${of.providerId} ${of.kindKey} ${of.subjectId}`;

/** In the order of the file. What is held for as long already is not brought over again. */
export function compareEvidence(
  rows: readonly ReadRow<EvidenceRowValues>[],
  { today, providers, kinds, held }: Holdings,
): EvidenceFate[] {
  const lasts = new Map<string, CalendarDate>();
  for (const item of held) extend(lasts, keyOf(item), item.expiresOn);
  return rows.map(({ line, called, values, reasons }): EvidenceFate => {
    const told = (fate: "refused" | "same", ...words: string[]): EvidenceFate => ({
      line,
      called,
      fate,
      words,
    });
    if (!values) return told("refused", ...(reasons ?? []));
    const { provider, reason } = providerFor(values, providers);
    if (!provider) return told("refused", reason);
    const found = itemFor(values, provider, { kinds, today });
    if ("reason" in found) return told("refused", found.reason);
    const { addition, subjectId } = found;
    const key = keyOf({ ...addition, subjectId });
    const last = lasts.get(key);
    if (last && last >= addition.expiresOn)
      return told("same", `One that holds until ${formatDay(last)} is here or above in the file`);
    extend(lasts, key, addition.expiresOn);
    return { line, called, fate: "new", words: [`Holds until ${formatDay(addition.expiresOn)}`], addition };
  });
}

function extend(lasts: Map<string, CalendarDate>, key: string, day: CalendarDate): void {
  const last = lasts.get(key);
  if (!last || last < day) lasts.set(key, day);
}

type Found = { provider: EvidenceProvider; reason?: undefined } | { provider?: undefined; reason: string };

function providerFor(row: EvidenceRowValues, index: ProviderIndex<EvidenceProvider>): Found {
  const tight = row.provider.replace(/\s+/g, "").toUpperCase();
  const numbered =
    index.numbered("urn", tight) ??
    index.numbered("ukprn", tight) ??
    index.numbered("companyNumber", /^\d{5,7}$/.test(tight) ? tight.padStart(8, "0") : tight) ??
    index.numbered("charityNumber", tight);
  const placed = row.postcode && index.placed({ name: row.provider, postcode: row.postcode });
  const named = index.named(row.provider);
  const provider = numbered ?? placed ?? (named.length === 1 ? named[0] : undefined);
  if (!provider)
    return {
      reason:
        named.length > 1
          ? "Several providers have this name: give its number or postcode"
          : "No provider here has this name or number: bring over the providers first",
    };
  if (!provider.isRecorded) return { reason: `${provider.name} registered here and keeps its own evidence` };
  return { provider };
}

type Against = { kinds: readonly EvidenceKind[]; today: CalendarDate };

function itemFor(
  row: EvidenceRowValues,
  provider: EvidenceProvider,
  { kinds, today }: Against,
): { addition: EvidenceAddition; subjectId: string } | { reason: string } {
  const kind = kinds.find(
    ({ key, name }) => plain(key) === plain(row.kind) || plain(name) === plain(row.kind),
  );
  if (!kind) return { reason: `“${row.kind}” is no kind of evidence that is asked for here` };
  if (!kind.providerKinds.includes(provider.kind))
    return { reason: `${kind.name} is not asked of this kind of provider` };
  const subject = subjectFor(row, kind, provider);
  if ("reason" in subject) return subject;
  if (row.issuedOn && row.issuedOn > today) return { reason: "The day it was issued is still to come" };
  const expiresOn = expiryOf(kind, row);
  if (!expiresOn)
    return {
      reason: kind.expiryRule === "stated" ? "Give the day it runs out" : "Give the day it was issued",
    };
  if (expiresOn < today) return { reason: `It ran out on ${formatDay(expiresOn)}` };
  return {
    subjectId: subject.id,
    addition: {
      providerId: provider.id,
      kindKey: kind.key,
      siteId: kind.scope === "site" ? subject.id : null,
      personId: kind.scope === "person" ? subject.id : null,
      issuedOn: row.issuedOn ?? null,
      expiresOn,
      note: `Brought over on ${formatDay(today)}. ${row.note}`,
    },
  };
}

function subjectFor(
  row: EvidenceRowValues,
  kind: EvidenceKind,
  provider: EvidenceProvider,
): { id: string } | { reason: string } {
  if (kind.scope === "organisation")
    return row.subject === "" || plain(row.subject) === plain(provider.name)
      ? { id: provider.id }
      : { reason: `${kind.name} is for the whole organisation: leave the site or person empty` };
  const what = kind.scope === "site" ? "site" : "person";
  if (row.subject === "") return { reason: `Name the ${what} it is for` };
  const subjects = subjectsOf(kind, { organisationId: provider.id, ...provider.register });
  const meant = subjects.filter(({ name }) => plain(name) === plain(row.subject));
  return meant[0] && meant.length === 1
    ? { id: meant[0].id }
    : { reason: `${provider.name} has no one ${what} called “${row.subject}” whom it is asked for` };
}
