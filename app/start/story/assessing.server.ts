/** The officers' part of the story: evidence checked, visited, judged, decided and confirmed. */
import { randomUUID } from "node:crypto";
import { addDays, type CalendarDate, londonDay } from "#app/core/calendar.ts";
import { evidenceItemsOf } from "#app/domain/providers/written.server.ts";
import { checkEvidence } from "#app/domain/quality/check-evidence.server.ts";
import { confirmDecision } from "#app/domain/quality/confirm-decision.server.ts";
import type { DecisionValues, JudgementsValues } from "#app/domain/quality/forms.ts";
import { judgeStandards } from "#app/domain/quality/judge-standards.server.ts";
import { openAssessment } from "#app/domain/quality/open-assessment.server.ts";
import { proposeDecision } from "#app/domain/quality/propose-decision.server.ts";
import { findAssessment } from "#app/domain/quality/queries.server.ts";
import { answerReport } from "#app/domain/quality/reports/answer-report.server.ts";
import type { AccuracyValues } from "#app/domain/quality/reports/forms.ts";
import { saveReport } from "#app/domain/quality/reports/save-report.server.ts";
import { shareReport } from "#app/domain/quality/reports/share-report.server.ts";
import { planVisit } from "#app/domain/quality/visits/plan-visit.server.ts";
import { recordVisit } from "#app/domain/quality/visits/record-visit.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { actOf, authorityName, type Cast, organisationOf } from "#app/start/story/cast.server.ts";
import type { ProviderRow } from "#app/start/story/providers.ts";
import { onWeekday } from "#app/start/story/visits.server.ts";

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
  const { assessmentId } = await openAssessment(officer(1), registrationId);
  await checkAll(cast, row, addDays(day, 1));
  if (row.progress === "in_check") {
    await planAhead(cast, row, assessmentId);
    return;
  }
  await visit(cast, row, { assessmentId, day: addDays(day, 2) });
  await judgeStandards(
    officer(2, "16:00"),
    assessmentId,
    await judgementsOf(cast, row, assessmentId, addDays(day, 2)),
  );
  await saveReport(officer(2, "16:20"), assessmentId, { text: reportOn(row) });
  await shareReport(officer(2, "16:30"), assessmentId);
  if (row.progress === "shared") return;
  const manager = actOf(cast, {
    role: "provider_manager",
    at: row.name,
    day: addDays(day, 3),
    time: "08:45",
  });
  await answerReport(manager, assessmentId, row.progress === "corrected" ? corrected : accurate);
  if (row.progress === "corrected") return;
  await proposeDecision(officer(3), assessmentId, decisionOf(row, isLast, day));
  if (row.progress !== "proposed") await confirmDecision(secondOfficer(cast, addDays(day, 3)), assessmentId);
}

const accurate: AccuracyValues = { answer: "accurate", corrections: [] };
const corrected: AccuracyValues = {
  answer: "corrections",
  corrections: [{ part: "2", text: "There are two teaching rooms, not three: the third is a store." }],
};

type Visited = { assessmentId: string; day: CalendarDate };

/** The authority's lead visits every provider, announced two days ahead, and writes down what was seen. */
async function visit(cast: Cast, row: ProviderRow, { assessmentId, day }: Visited): Promise<void> {
  const lead = (on: CalendarDate, time: string) =>
    actOf(cast, { role: "authority_lead", at: authorityName, day: on, time });
  const visitor = lead(day, "13:00");
  const { visitId } = await planVisit(lead(addDays(day, -1), "16:00"), organisationOf(cast, row.name), {
    id: randomUUID(),
    assessmentId,
    purpose: "assessment",
    announced: row.key.length % 2 === 0 ? "announced" : "unannounced",
    plannedOn: day,
    startsAt: "09:30",
    siteId: undefined,
    visitorId: visitor.actor.userId,
    clashAccepted: true,
  });
  await recordVisit(visitor, visitId, {
    visitedOn: day,
    visitorId: visitor.actor.userId,
    report: "Seen in the morning. Calm, safe, well staffed. Registers were up to date and fire doors clear.",
  });
}

/** A visit still to come, for the application that is being checked now. */
async function planAhead(cast: Cast, row: ProviderRow, assessmentId: string): Promise<void> {
  const act = actOf(cast, {
    role: "development_officer",
    at: authorityName,
    day: addDays(cast.years.today, -1),
  });
  await planVisit(act, organisationOf(cast, row.name), {
    id: randomUUID(),
    assessmentId,
    purpose: "assessment",
    announced: "announced",
    plannedOn: onWeekday(addDays(cast.years.today, 6)),
    startsAt: "10:00",
    siteId: undefined,
    visitorId: act.actor.userId,
    clashAccepted: true,
  });
}

function reportOn({ name, about }: ProviderRow): string {
  return [
    "What we saw",
    `We visited ${name} on one morning, spoke with the manager, the safeguarding lead and four pupils, and looked at its records. ${about}`,
    "Three teaching rooms were in use, with nobody out of an adult's sight. Registers were up to date, and fire doors were clear.",
    "What is strong",
    "Pupils know what they are working towards and could say so. Staff know each of them well, and every absence is followed up before ten in the morning.",
    "What to work on",
    "Baselines are taken, but not always looked at again. The plan for going back to school should name a date and a person from the first week.",
  ].join("\n\n");
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
