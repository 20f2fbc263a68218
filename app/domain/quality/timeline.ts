import { londonDay } from "#app/core/calendar.ts";

/** What happened to a provider, in words, and whether the provider itself may read it. */
const happenings: Readonly<Record<string, { text: string; isInternal?: true }>> = {
  "provider.registered": { text: "Registered on the portal" },
  "provider.amended": { text: "Organisation details changed" },
  "site.added": { text: "Site added" },
  "site.amended": { text: "Site changed" },
  "person_in_charge.added": { text: "Person in charge added" },
  "person_in_charge.amended": { text: "Person in charge changed" },
  "evidence.added": { text: "Evidence added" },
  "evidence.accepted": { text: "Evidence accepted" },
  "evidence.queried": { text: "Evidence queried" },
  "registration.submitted": { text: "Registration submitted" },
  "registration.renewed": { text: "Next registration begun" },
  "assessment.opened": { text: "Assessment opened" },
  "visit.recorded": { text: "Visit recorded" },
  "standards.judged": { text: "Standards judged", isInternal: true },
  "decision.proposed": { text: "Decision proposed", isInternal: true },
  "decision.sent_back": { text: "Decision sent back", isInternal: true },
  "decision.confirmed": { text: "Decision confirmed" },
  "condition.closed": { text: "Condition closed" },
  "provider.suspended": { text: "Suspended" },
  "suspension.lifted": { text: "Suspension lifted" },
  "provider.withdrawn": { text: "Withdrawn from the menu" },
};

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

/**
 * The lines a reader may see, newest first; a run of the same thing by one person on one day is one line. A
 * provider reads neither officers' names nor what they still weigh up.
 */
export function timelineOf(
  events: readonly Happened[],
  reader: { isOfficer: boolean; evidenceNames: ReadonlyMap<string, string> },
): TimelineLine[] {
  const lines: (TimelineLine & { words: string[] })[] = [];
  for (const event of events) {
    const happening = happenings[event.name];
    if (!happening || (happening.isInternal && !reader.isOfficer)) continue;
    const words = wordsOf(event, reader.evidenceNames);
    const by = reader.isOfficer && event.by ? event.by : undefined;
    const last = lines.at(-1);
    const isRun =
      last?.title === happening.text && last.by === by && londonDay(last.moment) === londonDay(event.at);
    if (last && isRun) last.words.push(...words.filter((word) => !last.words.includes(word)));
    else lines.push({ id: event.id, title: happening.text, moment: event.at, by, words });
  }
  return lines.map(({ words, ...line }) => ({ ...line, details: words.join("; ") || undefined }));
}

function wordsOf({ details }: Happened, evidenceNames: ReadonlyMap<string, string>): string[] {
  const kind = typeof details.kind === "string" ? evidenceNames.get(details.kind) : undefined;
  const words = [kind, details.message, details.reason].filter(
    (word): word is string => typeof word === "string" && word !== "",
  );
  return words.length > 0 ? [words.join(": ")] : [];
}
