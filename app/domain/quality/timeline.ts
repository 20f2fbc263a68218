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

export type TimelineLine = { id: string; title: string; moment: Date; by?: string; details?: string };
type Happened = {
  id: string;
  name: string;
  at: Date;
  by: string | null;
  details: Readonly<Record<string, unknown>>;
};

/** The lines a reader may see. A provider reads neither officers' names nor what they still weigh up. */
export function timelineOf(
  events: readonly Happened[],
  { isOfficer, evidenceNames }: { isOfficer: boolean; evidenceNames: ReadonlyMap<string, string> },
): TimelineLine[] {
  return events.flatMap(({ id, name, at, by, details }) => {
    const happening = happenings[name];
    if (!happening || (happening.isInternal && !isOfficer)) return [];
    const kind = typeof details.kind === "string" ? evidenceNames.get(details.kind) : undefined;
    const words = [kind, details.message, details.reason].filter(
      (word): word is string => typeof word === "string" && word !== "",
    );
    return [
      {
        id,
        title: happening.text,
        moment: at,
        ...(isOfficer && by ? { by } : {}),
        ...(words.length > 0 ? { details: words.join(": ") } : {}),
      },
    ];
  });
}
