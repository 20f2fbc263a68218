/** What a registration still needs before it can be handed in, and what the authority will ask for after. */
import type { CalendarDate } from "#app/core/calendar.ts";
import type { LegalForm, Post } from "#app/core/words/providers.ts";
import { type DeclarationAnswers, unanswered } from "#app/domain/providers/declarations.ts";
import type { EvidenceLine } from "#app/domain/providers/evidence.ts";

export type Written = {
  readonly legalForm: LegalForm | null;
  readonly about: string;
  readonly sites: readonly { readonly closedOn: CalendarDate | null }[];
  readonly people: readonly { readonly post: Post; readonly leftOn: CalendarDate | null }[];
  readonly declarations: DeclarationAnswers;
  readonly evidence: readonly EvidenceLine[];
};

export type TaskKey = "organisation" | "sites" | "people" | "evidence" | "declarations";
/** `missing` stands in the way of handing in; `later` does not, but approval waits for it. */
export type RegistrationTask = { key: TaskKey; isBegun: boolean; missing: string[]; later: string[] };

/** Each part of the registration on a day. It may be handed in when nothing is missing. */
export function registrationTasks(day: CalendarDate, written: Written): RegistrationTask[] {
  const isOpen = (until: CalendarDate | null): boolean => until === null || until >= day;
  const openSites = written.sites.filter(({ closedOn }) => isOpen(closedOn));
  const inCharge = written.people.filter(({ leftOn }) => isOpen(leftOn));
  const isGiven = written.legalForm !== null && written.about !== "";
  return [
    task("organisation", isGiven, isGiven ? [] : ["Fill in the organisation's details"]),
    task("sites", openSites.length > 0, openSites.length > 0 ? [] : ["Add at least one site"]),
    task("people", inCharge.length > 0, missingPosts(inCharge)),
    evidenceTask(written.evidence),
    task(
      "declarations",
      Object.keys(written.declarations).length > 0,
      unanswered(written.declarations).map((title) => `Answer the declaration on ${title.toLowerCase()}`),
    ),
  ];
}

function task(key: TaskKey, isBegun: boolean, missing: string[], later: string[] = []): RegistrationTask {
  return { key, isBegun, missing, later };
}

function missingPosts(inCharge: Written["people"]): string[] {
  const has = (post: Post): boolean => inCharge.some((person) => person.post === post);
  return [
    ...(has("safeguarding_lead") ? [] : ["Name the safeguarding lead"]),
    ...(has("manager") || has("proprietor") ? [] : ["Name the manager or the proprietor"]),
  ];
}

function evidenceTask(lines: readonly EvidenceLine[]): RegistrationTask {
  const held = lines.filter(({ items }) => items.length > 0);
  const inDate = held.filter(({ state }) => state === "in_date" || state === "expiring");
  const later = lines
    .filter(({ kind, state }) => kind.critical && state !== "in_date" && state !== "expiring")
    .map((line) =>
      line.kind.scope === "organisation" ? line.kind.name : `${line.kind.name}: ${line.subject.name}`,
    );
  return task(
    "evidence",
    held.length > 0,
    lines.length === 0 || inDate.length > 0 ? [] : ["Add at least one piece of evidence that is in date"],
    later,
  );
}
