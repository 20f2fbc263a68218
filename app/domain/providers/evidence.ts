/** What evidence a provider owes, for whom, and how each item stands on a day. */
import {
  addDays,
  addMonths,
  type CalendarDate,
  daysBetween,
  earliest,
  monthBounds,
  monthOf,
} from "#app/core/calendar.ts";
import type { EvidenceScope, Post, ProviderKind, SiteKind } from "#app/core/words/providers.ts";
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
  /** Months it holds from its date of issue; null where it states its own expiry. */
  readonly validMonths: number | null;
  readonly appliesFrom: CalendarDate;
};

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

export type EvidenceLine = {
  readonly kind: EvidenceKind;
  readonly subject: EvidenceSubject;
  readonly state: EvidenceState;
  /** Newest first; the older ones stay to be read. */
  readonly items: readonly EvidenceItem[];
};

type Register = Whom & {
  readonly providerKind: ProviderKind;
  readonly kinds: readonly EvidenceKind[];
  /** Newest first. */
  readonly items: readonly EvidenceItem[];
  /** The authority's setting. */
  readonly reminderDays: number;
};

/** One line for every kind that applies to the provider on the day and everyone it is needed for on that day. */
export function evidenceLines(day: CalendarDate, register: Register): EvidenceLine[] {
  return register.kinds
    .filter((kind) => kind.providerKinds.includes(register.providerKind) && kind.appliesFrom <= day)
    .flatMap((kind) =>
      subjectsOf(kind, register)
        .filter(({ from, until }) => (!from || from <= day) && (!until || day <= until))
        .map((subject) => {
          const items = register.items.filter(
            (item) => item.kindKey === kind.key && item.subjectId === subject.id,
          );
          return { kind, subject, state: evidenceStateOn(day, items[0], register.reminderDays), items };
        }),
    );
}

/** True when a critical line has an item that is accepted and in date: what standing asks for. */
export function isAccepted(day: CalendarDate, line: EvidenceLine): boolean {
  return line.items.some((item) => item.verdict === "accepted" && item.expiresOn >= day);
}

/** The last day an item holds: the one it states, or its kind's months after it was issued. */
export function expiryOf(
  kind: Pick<EvidenceKind, "validMonths">,
  dates: { issuedOn?: CalendarDate | undefined; expiresOn?: CalendarDate | undefined },
): CalendarDate | undefined {
  if (dates.expiresOn) return dates.expiresOn;
  if (!dates.issuedOn || kind.validMonths === null) return undefined;
  return monthsLater(dates.issuedOn, kind.validMonths);
}

/** The same day of the month some months on, or the month's last when it has no such day. */
function monthsLater(day: CalendarDate, months: number): CalendarDate {
  const { startsOn, endsOn } = monthBounds(addMonths(monthOf(day), months));
  return earliest(endsOn, addDays(startsOn, Number(day.slice(8, 10)) - 1));
}
