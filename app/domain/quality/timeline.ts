import { londonDay } from "#app/core/calendar.ts";

/** What happened to a provider, in words, and whether the provider itself may read it. */
export const happenings: Readonly<Record<string, { text: string; isInternal?: true }>> = {
  "provider.registered": { text: "Registered on the portal" },
  "provider.amended": { text: "Organisation details changed" },
  "site.added": { text: "Site added" },
  "site.amended": { text: "Site changed" },
  "site.opened": { text: "New site told to commissioners" },
  "site.closed": { text: "Site closed" },
  "safeguarding_lead.changed": { text: "Safeguarding lead changed" },
  "person_in_charge.added": { text: "Person in charge added" },
  "person_in_charge.amended": { text: "Person in charge changed" },
  "version.waiting": { text: "Change waits for the authority" },
  "version.acknowledged": { text: "Change acknowledged" },
  "version.returned": { text: "Change returned" },
  "version.taken_back": { text: "Change taken back" },
  "evidence.added": { text: "Evidence added" },
  "evidence.accepted": { text: "Evidence accepted" },
  "evidence.queried": { text: "Evidence queried" },
  "registration.submitted": { text: "Registration submitted" },
  "registration.renewed": { text: "Next registration begun" },
  "assessment.opened": { text: "Assessment opened" },
  "visit.planned": { text: "Visit planned" },
  "visit.planned_unannounced": { text: "Unannounced visit planned", isInternal: true },
  "visit.moved": { text: "Visit moved" },
  "visit.moved_unannounced": { text: "Unannounced visit moved", isInternal: true },
  "visit.cancelled": { text: "Visit cancelled" },
  "visit.cancelled_unannounced": { text: "Visit not to be announced cancelled", isInternal: true },
  "visit.recorded": { text: "Visit recorded" },
  "report.written": { text: "Report written", isInternal: true },
  "report.shared": { text: "Report shared with the provider" },
  "report.agreed": { text: "Provider agreed the facts of the report" },
  "report.corrected": { text: "Provider corrected the report" },
  "report.replied": { text: "Corrections answered" },
  "report.taken_back": { text: "Report taken back after the day for an answer", isInternal: true },
  "standards.judged": { text: "Standards judged", isInternal: true },
  "decision.proposed": { text: "Decision proposed", isInternal: true },
  "decision.sent_back": { text: "Decision sent back", isInternal: true },
  "decision.confirmed": { text: "Decision confirmed" },
  "condition.answered": { text: "Condition answered" },
  "condition.returned": { text: "Answer to a condition returned" },
  "condition.closed": { text: "Condition closed" },
  "concern.raised": { text: "Concern raised", isInternal: true },
  "concern.triaged": { text: "Concern weighed", isInternal: true },
  "concern.linked": { text: "Concern linked to a visit", isInternal: true },
  "concern.closed": { text: "Concern closed", isInternal: true },
  "note.added": { text: "Noted", isInternal: true },
  "year.planned": { text: "Visits of the year planned", isInternal: true },
  "provider.suspended": { text: "Suspended" },
  "suspension.lifted": { text: "Suspension lifted" },
  "provider.recorded": { text: "Recorded from the authority's earlier lists" },
  "provider.invited": { text: "Invited to register" },
  "provider.recorded_changed": { text: "Recorded details changed by another import" },
  "evidence.brought_over": { text: "Evidence brought over", isInternal: true },
  "watch.answered": { text: "Registration watch answered", isInternal: true },
  "provider.withdrawn": { text: "Withdrawn from the menu" },
};

/** The names of what a reader may read, for looking up no more of it. */
export const happeningsFor = (isOfficer: boolean): string[] =>
  Object.entries(happenings)
    .filter(([, { isInternal }]) => isOfficer || !isInternal)
    .map(([name]) => name);

export type TimelineLine = {
  id: string;
  title: string;
  moment: Date;
  by?: string | undefined;
  details?: string | undefined;
};
type Happened = {
  id: string;
  name: string;
  at: Date;
  by: string | null;
  details: Readonly<Record<string, unknown>>;
};

type Reader = {
  isOfficer: boolean;
  evidenceNames: ReadonlyMap<string, string>;
  /** What each note says, for officers. */
  notes?: ReadonlyMap<string, string>;
};

/**
 * The lines a reader may see, newest first; a run of the same thing by one person on one day is one line. A
 * provider reads neither officers' names nor what they still weigh up.
 */
export function timelineOf(events: readonly Happened[], reader: Reader): TimelineLine[] {
  const lines: (TimelineLine & { words: string[] })[] = [];
  for (const event of events) {
    const happening = happenings[event.name];
    if (!happening || (happening.isInternal && !reader.isOfficer)) continue;
    const words = wordsOf(event, reader);
    const by = reader.isOfficer && event.by ? event.by : undefined;
    const last = lines.at(-1);
    const isRun =
      last?.title === happening.text && last.by === by && londonDay(last.moment) === londonDay(event.at);
    if (last && isRun) last.words.push(...words.filter((word) => !last.words.includes(word)));
    else lines.push({ id: event.id, title: happening.text, moment: event.at, by, words });
  }
  return lines.map(({ words, ...line }) => ({ ...line, details: words.join("; ") || undefined }));
}

function wordsOf({ details }: Happened, { evidenceNames, notes }: Reader): string[] {
  const kind = typeof details.kind === "string" ? evidenceNames.get(details.kind) : undefined;
  const note = typeof details.noteId === "string" ? notes?.get(details.noteId) : undefined;
  const words = [kind, details.reference, note, details.message, details.reason].filter(
    (word): word is string => typeof word === "string" && word !== "",
  );
  return words.length > 0 ? [words.join(": ")] : [];
}
