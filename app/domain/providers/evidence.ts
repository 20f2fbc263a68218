/** What evidence a provider owes, for whom, and how each item stands on a day. */
import { type CalendarDate, daysBetween, latest } from "#app/core/calendar.ts";
import type {
  EvidenceScope,
  ExpiryRule,
  Post,
  Practice,
  ProviderKind,
  SiteKind,
} from "#app/core/words/providers.ts";
import type { EvidenceVerdict } from "#app/core/words/quality.ts";

export type EvidenceKind = {
  readonly key: string;
  readonly name: string;
  readonly hint: string;
  readonly scope: EvidenceScope;
  readonly providerKinds: readonly ProviderKind[];
  /** Empty means every kind of site, or every post. */
  readonly siteKinds: readonly SiteKind[];
  readonly posts: readonly Post[];
  readonly critical: boolean;
  readonly confirmationOnly: boolean;
  /** Months it holds from its date of issue, where that is its rule. */
  readonly validMonths: number | null;
  readonly expiryRule: ExpiryRule;
  /** Asked only of who does this; null means of everyone of these kinds. */
  readonly practice: Practice | null;
  readonly appliesFrom: CalendarDate;
};

/** What number goes with a confirmation, as it is asked for and as it is said. */
export function coveredText({ expiryRule }: Pick<EvidenceKind, "expiryRule">) {
  if (expiryRule === "term")
    return { what: "how many pupils attend", said: (number: number) => `Pupils who attend: ${number}.` };
  return { what: "how many staff it covers", said: (number: number) => `Staff covered: ${number}.` };
}

/** What of a provider decides which kinds of evidence are asked of it. */
export type Asked = { readonly kind: ProviderKind; readonly practices: readonly Practice[] };

/** True when a kind of evidence is asked of such a provider, from the kind's own day on. */
export function appliesTo(kind: Pick<EvidenceKind, "providerKinds" | "practice">, provider: Asked): boolean {
  if (!kind.providerKinds.includes(provider.kind)) return false;
  return kind.practice === null || provider.practices.includes(kind.practice);
}

type Site = {
  readonly id: string;
  readonly name: string;
  readonly kind: SiteKind;
  readonly openedOn: CalendarDate;
  readonly closedOn: CalendarDate | null;
};
type PersonInCharge = {
  readonly id: string;
  readonly name: string;
  readonly post: Post;
  readonly startedOn: CalendarDate;
  readonly leftOn: CalendarDate | null;
};
type Whom = {
  readonly organisationId: string;
  readonly sites: readonly Site[];
  readonly people: readonly PersonInCharge[];
};

export type EvidenceSubject = {
  readonly id: string;
  readonly name: string;
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
};

/** Whom a kind of evidence is needed for: the organisation, each site or each person it names, with their days. */
export function subjectsOf(
  kind: Pick<EvidenceKind, "scope" | "siteKinds" | "posts">,
  { organisationId, sites, people }: Whom,
): EvidenceSubject[] {
  if (kind.scope === "organisation")
    return [{ id: organisationId, name: "The organisation", from: null, until: null }];
  if (kind.scope === "site")
    return sites
      .filter((site) => kind.siteKinds.length === 0 || kind.siteKinds.includes(site.kind))
      .map(({ id, name, openedOn, closedOn }) => ({ id, name, from: openedOn, until: closedOn }));
  return people
    .filter((person) => kind.posts.length === 0 || kind.posts.includes(person.post))
    .map(({ id, name, startedOn, leftOn }) => ({ id, name, from: startedOn, until: leftOn }));
}

export type EvidenceItem = {
  readonly id: string;
  readonly kindKey: string;
  readonly subjectId: string;
  readonly documentId: string | null;
  readonly fileName: string | null;
  readonly note: string;
  readonly issuedOn: CalendarDate | null;
  readonly expiresOn: CalendarDate;
  readonly addedAt: Date;
  readonly verdict: EvidenceVerdict | null;
  readonly message: string;
  /** By when a query asks for an answer. */
  readonly dueOn?: CalendarDate | null;
};

export const evidenceStates = ["missing", "queried", "expired", "expiring", "in_date"] as const;
export type EvidenceState = (typeof evidenceStates)[number];
export const evidenceStateNames: Readonly<Record<EvidenceState, string>> = {
  missing: "Missing",
  queried: "Queried",
  expired: "Expired",
  expiring: "Expires soon",
  in_date: "In date",
};

/**
 * How the newest item of one kind and subject stands; its expiry day is still in date, and as many days before it
 * as the authority has said it is asked for again.
 */
export function evidenceStateOn(
  day: CalendarDate,
  newest: Pick<EvidenceItem, "expiresOn" | "verdict"> | undefined,
  reminderDays: number,
): EvidenceState {
  if (newest === undefined) return "missing";
  if (newest.verdict === "queried") return "queried";
  const left = daysBetween(day, newest.expiresOn);
  if (left < 0) return "expired";
  return left <= reminderDays ? "expiring" : "in_date";
}

/** The days before its last on which a provider is reminded of an item, and how near that is. */
export const reminderBands = [60, 30, 14, 7] as const;

/** Within how many days an item runs out: the narrowest band it has come into, or nothing. */
export function bandOf(
  day: CalendarDate,
  expiresOn: CalendarDate,
): (typeof reminderBands)[number] | undefined {
  const left = daysBetween(day, expiresOn);
  return left < 0 ? undefined : reminderBands.findLast((band) => left <= band);
}

export type EvidenceLine = {
  readonly kind: EvidenceKind;
  readonly subject: EvidenceSubject;
  /** The day from which it is asked for this subject. */
  readonly asked: { readonly from: CalendarDate };
  readonly state: EvidenceState;
  /** Newest first; the older ones stay to be read. */
  readonly items: readonly EvidenceItem[];
};

export const runningOuts = ["expired", "expiring"] as const;
export type RunningOut = (typeof runningOuts)[number];

/** Whether the newest item of a line has run out on a day or will within so many, whatever was said of it since. */
export function runningOut(
  { items: [newest] }: Pick<EvidenceLine, "items">,
  day: CalendarDate,
  within: number,
): RunningOut | undefined {
  const state = newest && evidenceStateOn(day, { expiresOn: newest.expiresOn, verdict: null }, within);
  return runningOuts.find((one) => one === state);
}

type Register = Whom & {
  readonly provider: Asked;
  readonly kinds: readonly EvidenceKind[];
  /** Newest first. */
  readonly items: readonly EvidenceItem[];
  /** The authority's setting. */
  readonly reminderDays: number;
};

/** One line for every kind that applies to the provider on the day and everyone it is needed for on that day. */
export function evidenceLines(day: CalendarDate, register: Register): EvidenceLine[] {
  return linesOf(day, register).filter(({ asked }) => asked.from <= day);
}

/** What will be asked: of kinds that apply from a later day, and for sites and people whose first day is to come. */
export function evidenceLinesAhead(day: CalendarDate, register: Register): EvidenceLine[] {
  return linesOf(day, register).filter(({ asked }) => asked.from > day);
}

function linesOf(day: CalendarDate, register: Register): EvidenceLine[] {
  return register.kinds
    .filter((kind) => appliesTo(kind, register.provider))
    .flatMap((kind) =>
      subjectsOf(kind, register)
        .filter(({ until }) => !until || day <= until)
        .map((subject) => {
          const items = register.items.filter(
            (item) => item.kindKey === kind.key && item.subjectId === subject.id,
          );
          const from = subject.from ? latest(subject.from, kind.appliesFrom) : kind.appliesFrom;
          const state = evidenceStateOn(day, items[0], register.reminderDays);
          return { kind, subject, asked: { from }, state, items };
        }),
    );
}

/** True when a critical line has an item that is accepted and in date: what standing asks for. */
export function isAccepted(day: CalendarDate, line: EvidenceLine): boolean {
  return line.items.some((item) => item.verdict === "accepted" && item.expiresOn >= day);
}
