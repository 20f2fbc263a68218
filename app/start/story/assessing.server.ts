/** The officers' part of the story: evidence checked, visited, judged, decided and confirmed. */
import { addDays, type CalendarDate, londonDay } from "#app/core/calendar.ts";
import { evidenceItemsOf } from "#app/domain/providers/written.server.ts";
import { checkEvidence } from "#app/domain/quality/check-evidence.server.ts";
import { confirmDecision } from "#app/domain/quality/confirm-decision.server.ts";
import type { DecisionValues, JudgementsValues } from "#app/domain/quality/forms.ts";
import { judgeStandards } from "#app/domain/quality/judge-standards.server.ts";
import { openAssessment } from "#app/domain/quality/open-assessment.server.ts";
import { proposeDecision } from "#app/domain/quality/propose-decision.server.ts";
import { findAssessment } from "#app/domain/quality/queries.server.ts";
import { recordVisit } from "#app/domain/quality/record-visit.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { actOf, authorityName, type Cast, organisationOf } from "#app/start/story/cast.server.ts";
import type { ProviderRow } from "#app/start/story/providers.ts";

type Submitted = { registrationId: string; day: CalendarDate; isLast: boolean };

/** Takes a submitted registration as far as the provider's progress says; earlier years were all approved. */
export async function assess(
  cast: Cast,
  row: ProviderRow,
  { registrationId, day, isLast }: Submitted,
): Promise<void> {
  if (row.progress === "submitted") return;
  const officer = (after: number, time = "10:00") =>
    actOf(cast, { role: "development_officer", at: authorityName, day: addDays(day, after), time });
  const lead = (after: number) =>
    actOf(cast, { role: "authority_lead", at: authorityName, day: addDays(day, after) });
  const { assessmentId } = await openAssessment(officer(1), registrationId);
  await checkAll(cast, row, addDays(day, 1));
  if (row.progress === "in_check") return;
  await recordVisit(lead(2), assessmentId, {
    visitedOn: addDays(day, 2),
    report:
      "Seen in the morning, unannounced. Calm, safe, well staffed. Registers were up to date and fire doors clear.",
  });
  await judgeStandards(
    officer(2, "16:00"),
    assessmentId,
    await judgementsOf(cast, row, assessmentId, addDays(day, 2)),
  );
  await proposeDecision(officer(3), assessmentId, decisionOf(row, isLast, day));
  if (row.progress !== "proposed") await confirmDecision(secondOfficer(cast, addDays(day, 3)), assessmentId);
}

/** The second development officer, who neither visited nor proposed. */
function secondOfficer(cast: Cast, day: CalendarDate) {
  const { now } = actOf(cast, { role: "development_officer", at: authorityName, day, time: "15:00" });
  const actor = cast.people.get("persona second-development-officer");
  if (!actor) throw new Error("The story has no second development officer");
  return { actor, now };
}

/** Accepts what was sent, but queries one paper of whoever is still being checked. */
async function checkAll(cast: Cast, row: ProviderRow, day: CalendarDate): Promise<void> {
  const act = actOf(cast, { role: "development_officer", at: authorityName, day, time: "11:00" });
  const providerId = organisationOf(cast, row.name);
  const items = await transaction(act, (tx) => evidenceItemsOf(tx, act, providerId));
  const unchecked = items.filter(({ addedAt }) => londonDay(addedAt) === addDays(day, -1));
  for (const [index, { id }] of unchecked.entries()) {
    if (row.progress === "in_check" && index > 4) return;
    const isQueried = row.progress === "in_check" && index === 0;
    const message = isQueried
      ? "The policy names last year's safeguarding lead. Please send this year's."
      : "";
    await checkEvidence(act, providerId, {
      evidenceId: id,
      verdict: isQueried ? "queried" : "accepted",
      message,
    });
  }
}

async function judgementsOf(
  cast: Cast,
  row: ProviderRow,
  assessmentId: string,
  day: CalendarDate,
): Promise<JudgementsValues> {
  const assessment = await findAssessment(
    actOf(cast, { role: "development_officer", at: authorityName, day }),
    assessmentId,
  );
  const criteria = (assessment?.standards ?? []).flatMap(({ criteria }) => criteria);
  return criteria.map(({ id: criterionId, critical }, index) => {
    if (row.progress === "declined" && critical && index < 3)
      return {
        criterionId,
        judgement: "not_met",
        comment: "Two volunteers had no check recorded on the day.",
      };
    if (!critical && (index + row.key.length) % 7 === 0)
      return { criterionId, judgement: "partly_met", comment: "In hand, with a date for it." };
    return { criterionId, judgement: "met", comment: "" };
  });
}

function decisionOf({ progress }: ProviderRow, isLast: boolean, day: CalendarDate): DecisionValues {
  if (progress === "declined")
    return {
      kind: "decline",
      reason: "A critical standard is not met: checks on everyone who works with children.",
      conditions: [],
    };
  if (progress === "conditions" && isLast)
    return {
      kind: "approve_with_conditions",
      reason: "Good provision. Two things are to be put right, one of them by a day on which approval hangs.",
      conditions: [
        {
          text: "Renew the first aid training of the afternoon staff.",
          dueOn: addDays(day, 330),
          critical: true,
        },
        { text: "Write up the fire drill of each term.", dueOn: addDays(day, 90), critical: false },
      ],
    };
  return {
    kind: "approve",
    reason: "Meets the standards. Strengths and points to work on are in the report.",
    conditions: [],
  };
}
