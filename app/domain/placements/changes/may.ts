import type { Actor } from "#app/core/actor.ts";
import { type CalendarDate, formatDay } from "#app/core/calendar.ts";
import { allows } from "#app/core/lifecycle.ts";
import type { ChangeStatus } from "#app/core/words/placements.ts";
import { changeLifecycle } from "#app/domain/placements/changes/lifecycle.ts";
import { canAnswerChange, canCancelChange } from "#app/domain/placements/changes/policy.ts";
import type { Parties } from "#app/domain/placements/policy.ts";

/** Which verbs a page offers this person now; the commands ask again. */
export function mayDoWithChange(actor: Actor, placement: Parties, { status }: { status: ChangeStatus }) {
  const answers = canAnswerChange(actor, placement);
  return {
    accept: answers && allows(changeLifecycle, "accept", status),
    decline: answers && allows(changeLifecycle, "decline", status),
    cancel: canCancelChange(actor, placement) && allows(changeLifecycle, "cancel", status),
  };
}

type Change = {
  readonly status: ChangeStatus;
  readonly startsOn: CalendarDate;
  readonly approvals: readonly { ownerName: string; isApproved: boolean }[];
};

/** What happens next with a change and who does it, in a sentence for everybody who sees it. */
export function nextStepOfChange({ providerName }: { providerName: string }, change: Change): string {
  const missing = change.approvals.filter(({ isApproved }) => !isApproved).map(({ ownerName }) => ownerName);
  switch (change.status) {
    case "asked":
      return `${providerName} accepts or declines the change. Until it is approved the placement stays as it is.`;
    case "accepted":
      return missing.length > 0
        ? `Waits for the approval of ${missing.join(" and ")}. It has to be given before ${formatDay(change.startsOn)}.`
        : `The budget holders approve it before ${formatDay(change.startsOn)}.`;
    case "approved":
      return `It holds from ${formatDay(change.startsOn)}. What was planned before that day stays.`;
    case "declined":
    case "cancelled":
      return "Nothing follows: the placement stays as it was.";
  }
}
