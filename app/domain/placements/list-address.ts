/** What the list of placements is narrowed by, as its address says it; anything else is passed over. */
import { type CalendarDate, formatDay } from "#app/core/calendar.ts";
import { type PlacementStatus, placementStatuses, placementStatusNames } from "#app/core/words/placements.ts";
import { dayIn } from "#app/platform/address.ts";
import { isId } from "#app/platform/found.ts";

/** From a day to a day, both included; without one of them, open on that side. */
export type Days = { from?: CalendarDate | undefined; to?: CalendarDate | undefined };

const waitingChanges = ["asked", "accepted", "late"] as const;
export type WaitingChange = (typeof waitingChanges)[number];

export type PlacementFilter = {
  words?: string;
  statuses?: readonly PlacementStatus[];
  /** A school or a provider. */
  organisationId?: string | undefined;
  /** The first day, the last day as agreed, and the day on which it did end. */
  starts?: Days;
  ends?: Days;
  ended?: Days;
  /** Waits for this reader's approval. */
  isToApprove?: boolean;
  /** A change of it waits for the provider or for approval, or came to its first day while it waited; and waits for this reader. */
  change?: WaitingChange | undefined;
  isChangeToApprove?: boolean;
  /** Asked for by this reader. */
  isMine?: boolean;
  /** Commissioned by this reader's organisation. */
  isOwn?: boolean;
  /** Only a later module can tell: see PlacementsAsked. Stated so that nobody passes it on to be lost. */
  isUntold?: undefined;
};

/** The filter, and what only a later module can tell of a placement (outcomes/list-placements-asked.server.ts). */
export type PlacementsAsked = Omit<PlacementFilter, "isUntold"> & {
  /** Has ended, and nobody has said what came of it. */
  isUntold?: boolean;
};

const spans = ["starts", "ends", "ended"] as const;
const ticks = {
  isUntold: "untold",
  isToApprove: "approve",
  isChangeToApprove: "change-approve",
  isMine: "mine",
  isOwn: "own",
} as const;
const changeNames = {
  asked: "Change with the provider",
  accepted: "Change to be approved",
  late: "Change whose first day has come",
} as const satisfies Record<WaitingChange, string>;
const spanNames = { starts: "Starts", ends: "Last day", ended: "Ended" } as const;
const tickNames = {
  isUntold: "Outcome to be recorded",
  isToApprove: "Waiting for your approval",
  isChangeToApprove: "Change waiting for your approval",
  isMine: "Requested by you",
  isOwn: "Commissioned by your organisation",
} as const;

export function placementsIn(asked: URLSearchParams): PlacementsAsked {
  const organisation = asked.get("organisation");
  const days = (span: (typeof spans)[number]): Days => ({
    from: dayIn(asked, `${span}-from`),
    to: dayIn(asked, `${span}-to`),
  });
  return {
    words: (asked.get("words") ?? "").trim().slice(0, 100),
    statuses: placementStatuses.filter((status) => asked.getAll("status").includes(status)),
    organisationId: isId(organisation) ? organisation : undefined,
    starts: days("starts"),
    ends: days("ends"),
    ended: days("ended"),
    isUntold: asked.get(ticks.isUntold) === "yes",
    isToApprove: asked.get(ticks.isToApprove) === "yes",
    change: waitingChanges.find((status) => status === asked.get("change")),
    isChangeToApprove: asked.get(ticks.isChangeToApprove) === "yes",
    isMine: asked.get(ticks.isMine) === "yes",
    isOwn: asked.get(ticks.isOwn) === "yes",
  };
}

/** The query by which the list of placements shows what the filter says: the other way round. */
export function placementsQuery(filter: PlacementsAsked): string {
  return new URLSearchParams(placementsSelected(filter).map(({ name, value }) => [name, value])).toString();
}

/** Every filter that is set, with its name and value in the address and its words on the page. */
export function placementsSelected(filter: PlacementsAsked, organisationName = "One organisation") {
  const { words, statuses = [], organisationId, change } = filter;
  const days = spans.flatMap((span) =>
    (["from", "to"] as const).flatMap((side) => {
      const value = filter[span]?.[side];
      const text = value && `${spanNames[span]} ${side} ${formatDay(value)}`;
      return text ? [{ name: `${span}-${side}`, value, text }] : [];
    }),
  );
  const ticked = (Object.keys(ticks) as (keyof typeof ticks)[]).filter((tick) => filter[tick]);
  return [
    ...(words ? [{ name: "words", value: words, text: words }] : []),
    ...statuses.map((value) => ({ name: "status", value, text: placementStatusNames[value] })),
    ...(organisationId ? [{ name: "organisation", value: organisationId, text: organisationName }] : []),
    ...days,
    ...(change ? [{ name: "change", value: change, text: changeNames[change] }] : []),
    ...ticked.map((tick) => ({ name: ticks[tick], value: "yes", text: tickNames[tick] })),
  ];
}
