import { randomUUID } from "node:crypto";
import type { PersonAct } from "#app/core/actor.ts";
import { addDays, londonDay } from "#app/core/calendar.ts";
import { submitRegistration } from "#app/domain/providers/submit-registration.server.ts";
import { openAssessment } from "#app/domain/quality/open-assessment.server.ts";
import { saveReport } from "#app/domain/quality/reports/save-report.server.ts";
import { shareReport } from "#app/domain/quality/reports/share-report.server.ts";
import { addVisit } from "#app/domain/quality/visits/add-visit.server.ts";
import type { VisitPlanValues } from "#app/domain/quality/visits/forms.ts";
import { planVisit } from "#app/domain/quality/visits/plan-visit.server.ts";
import type { World } from "#tests/support/world.ts";
import { aProvider, judgeEverything, officers } from "#tests/support/world-providers.ts";

/** A submitted registration that the first officer has opened, with both officers and the provider's manager. */
export async function anAssessment(world: World) {
  const people = await officers(world);
  const provider = await aProvider(world, { approved: false });
  await submitRegistration(provider.manager, provider.registrationId);
  const { assessmentId } = await openAssessment(people.officer, provider.registrationId);
  return { ...provider, ...people, world, assessmentId };
}

type Wanted = Partial<VisitPlanValues> & { assessmentId?: string };

/** What a plan says unless told otherwise: an announced monitoring visit in a week, by who plans it. */
export function aPlan(act: PersonAct, wanted: Wanted = {}): VisitPlanValues & { assessmentId?: string } {
  return {
    id: randomUUID(),
    purpose: wanted.assessmentId ? "assessment" : "monitoring",
    announced: "announced",
    plannedOn: addDays(londonDay(act.now), 7),
    startsAt: "09:30",
    siteId: undefined,
    visitorId: act.actor.userId,
    clashAccepted: false,
    ...wanted,
  };
}

export async function aPlannedVisit(
  act: PersonAct,
  providerId: string,
  wanted: Wanted = {},
): Promise<string> {
  return (await planVisit(act, providerId, aPlan(act, wanted))).visitId;
}

/** A visit of today by the acting officer. */
export async function aRecordedVisit(
  act: PersonAct,
  { providerId, assessmentId }: { providerId: string; assessmentId?: string },
): Promise<string> {
  const { visitId } = await addVisit(act, providerId, {
    id: randomUUID(),
    purpose: assessmentId ? "assessment" : "monitoring",
    assessmentId,
    announced: "unannounced",
    siteId: undefined,
    visitedOn: londonDay(act.now),
    visitorId: act.actor.userId,
    report: "Clean, calm and busy",
  });
  return visitId;
}

export const reportText = "What we saw\n\nNine pupils were there.\n\nTwo adults were with them.";

/** An assessment that was visited by the second officer, judged by the first, and whose report is with the provider. */
export async function aSharedReport(world: World, { notMet = [] }: { notMet?: readonly string[] } = {}) {
  const made = await anAssessment(world);
  await aRecordedVisit(made.second, made);
  await judgeEverything(made.officer, made.assessmentId, { notMet });
  await saveReport(made.officer, made.assessmentId, { text: reportText });
  await shareReport(made.officer, made.assessmentId);
  return made;
}
