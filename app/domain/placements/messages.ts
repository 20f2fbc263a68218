import { type CalendarDate, formatDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { Role } from "#app/core/words/people.ts";

/** What a mail about a placement may say: its reference, never the pupil's name. */
export type PlacementFacts = {
  readonly id: string;
  readonly reference: string;
  readonly offerTitle: string;
  readonly startsOn: CalendarDate;
  readonly commissionerId: string;
  readonly providerId: string;
};

/** A mail before it has addresses: the people in these roles of this organisation. */
export type PlacementMessage = {
  readonly organisationId: string;
  readonly roles: readonly Role[];
  readonly subject: string;
  readonly text: string;
};

const commissioners: readonly Role[] = ["school_lead", "commissioning_officer"];
const managers: readonly Role[] = ["provider_manager"];

type Telling = { to: "commissioner" | "provider"; subject: string; sentence: string };

const tellings: Readonly<Record<string, readonly Telling[]>> = {
  "placement.requested": [
    {
      to: "provider",
      subject: "New placement request",
      sentence: "A placement has been requested from you. Please accept or decline it.",
    },
  ],
  "placement.accepted": [
    {
      to: "commissioner",
      subject: "Request accepted",
      sentence: "The provider has accepted and holds the places. The budget holders can approve now.",
    },
  ],
  "placement.declined": [
    { to: "commissioner", subject: "Request declined", sentence: "The provider cannot take this placement." },
  ],
  "placement.approved": [
    {
      to: "commissioner",
      subject: "Placement approved",
      sentence: "The money is reserved and the places are yours. See what must be there before the start.",
    },
    {
      to: "provider",
      subject: "Placement approved",
      sentence: "The placement is approved and its places are firm. See what must be there before the start.",
    },
  ],
  "placement.change_asked": [
    {
      to: "provider",
      subject: "Change of a placement asked for",
      sentence:
        "Other half days or a later last day have been asked for. Please accept or decline the change.",
    },
  ],
  "placement.change_accepted": [
    {
      to: "commissioner",
      subject: "Change accepted",
      sentence:
        "The provider has accepted the change and holds the places. The budget holders can approve now.",
    },
  ],
  "placement.change_declined": [
    {
      to: "commissioner",
      subject: "Change declined",
      sentence: "The provider cannot take the change. The placement stays as it is.",
    },
  ],
  "placement.change_cancelled": [
    {
      to: "provider",
      subject: "Change cancelled",
      sentence: "The change is no longer wanted. The placement stays as it is.",
    },
  ],
  "placement.change_approved": [
    {
      to: "commissioner",
      subject: "Change approved",
      sentence: "The change holds from its first day. The places and the money have changed with it.",
    },
    {
      to: "provider",
      subject: "Change approved",
      sentence: "The change holds from its first day, and its places are firm.",
    },
  ],
  "placement.rise_approved": [
    {
      to: "provider",
      subject: "What waited on a statement is approved",
      sentence: "More has been reserved for this placement. What waited follows on the next statement.",
    },
  ],
  "placement.rise_refused": [
    {
      to: "provider",
      subject: "What waited on a statement is refused",
      sentence: "The budget holder does not bear what was charged beyond the reservation.",
    },
  ],
  "placement.ended": [
    { to: "provider", subject: "Placement ended", sentence: "The placement has been given its last day." },
  ],
};

/** The mails that follow an event about a placement; none where nobody waits for it. `absolute` makes whole addresses. */
export function messagesFor(
  event: string,
  facts: PlacementFacts,
  absolute: (path: string) => string,
): PlacementMessage[] {
  const told = Object.hasOwn(tellings, event) ? (tellings[event] ?? []) : [];
  return told.map(({ to, subject, sentence }) => ({
    organisationId: to === "provider" ? facts.providerId : facts.commissionerId,
    roles: to === "provider" ? managers : commissioners,
    subject: `${subject}: ${facts.reference}`,
    text: [
      sentence,
      "",
      `Placement: ${facts.reference}`,
      `Offer: ${facts.offerTitle}`,
      `First day: ${formatDay(facts.startsOn)}`,
      "",
      absolute(paths.placement(facts.id)),
    ].join("\n"),
  }));
}
