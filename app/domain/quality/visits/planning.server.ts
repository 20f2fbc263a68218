/** What planning, moving and recording a visit ask alike. */
import { and, asc, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { type CalendarDate, formatDay, londonDay } from "#app/core/calendar.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensureRule } from "#app/core/refusal.ts";
import { assessmentLifecycle } from "#app/domain/quality/lifecycle.ts";
import { loadAssessment } from "#app/domain/quality/visibility.server.ts";
import type { VisitMoveValues } from "#app/domain/quality/visits/forms.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { visits } from "#db/schema/monitoring.ts";
import { organisations } from "#db/schema/organisations.ts";
import { memberships, users } from "#db/schema/people.ts";
import { sites } from "#db/schema/providers.ts";

/** The officers who may visit: those who may assess, by name. */
export function assessorsOf(tx: Tx, act: Act) {
  const { authorityId } = act.actor;
  return tx
    .selectDistinct({ id: users.id, name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.authorityId, authorityId),
        eq(memberships.organisationId, authorityId),
        inArray(memberships.role, ["development_officer", "authority_lead"]),
        isNull(memberships.removedAt),
      ),
    )
    .orderBy(asc(users.name), asc(users.id));
}

type Busy = { visitorId: string; day: CalendarDate; except?: string };

/** What else the visitor has planned on the day, earliest first. */
export function clashesOn(tx: Tx, act: Act, { visitorId, day, except }: Busy) {
  return tx
    .select({ id: visits.id, providerName: organisations.name, startsAt: visits.startsAt })
    .from(visits)
    .innerJoin(
      organisations,
      and(eq(organisations.authorityId, visits.authorityId), eq(organisations.id, visits.providerId)),
    )
    .where(
      and(
        eq(visits.authorityId, act.actor.authorityId),
        eq(visits.visitorId, visitorId),
        eq(visits.status, "planned"),
        eq(visits.plannedOn, day),
        except ? ne(visits.id, except) : undefined,
      ),
    )
    .orderBy(asc(visits.startsAt));
}

type Plan = VisitMoveValues & { id: string; providerId: string };

/** Refuses (rule) a day gone by, a visitor who may not assess, a site that is not the provider's, an unnoticed clash. */
export async function ensurePlan(tx: Tx, act: Act, plan: Plan): Promise<void> {
  ensureRule(plan.plannedOn >= londonDay(act.now), "A visit is planned for today or later", "plannedOn");
  const visitor = await ensureVisitor(tx, act, plan.visitorId);
  await ensureSite(tx, act, plan);
  if (plan.clashAccepted) return;
  const { visitorId, plannedOn: day, id } = plan;
  const [clash] = await clashesOn(tx, act, { visitorId, day, except: id });
  const at = clash?.startsAt ? ` at ${clash.startsAt.slice(0, 5)}` : "";
  ensureRule(
    !clash,
    `${visitor} visits ${clash?.providerName}${at} on ${formatDay(day)}. Tick this to plan both`,
    "clashAccepted",
  );
}

/** The name of the officer; refuses (rule) anybody who may not assess. */
export async function ensureVisitor(tx: Tx, act: Act, visitorId: string): Promise<string> {
  const visitor = (await assessorsOf(tx, act)).find(({ id }) => id === visitorId);
  ensureRule(visitor, "Choose an officer who may assess", "visitorId");
  return visitor.name;
}

export async function ensureSite(
  tx: Tx,
  act: Act,
  { siteId, providerId }: { siteId?: string | undefined; providerId: string },
): Promise<void> {
  if (!siteId) return;
  const own = and(
    eq(sites.authorityId, act.actor.authorityId),
    eq(sites.id, siteId),
    eq(sites.providerId, providerId),
  );
  ensureRule((await tx.$count(sites, own)) === 1, "Choose one of the provider's sites", "siteId");
}

/** A visit belongs to an assessment only while its officer still works on it; locks the assessment. */
export async function ensureOpenAssessment(
  tx: Tx,
  act: Act,
  of: { assessmentId: string; providerId: string },
): Promise<void> {
  const assessment = await loadAssessment(tx, act, of.assessmentId);
  ensureRule(assessment.providerId === of.providerId, "This assessment is another provider's");
  step(assessmentLifecycle, "visit", assessment.status, "this assessment");
}

/** An event about a visit the provider must not know of has a name of its own, which its timeline leaves out. */
export const visitEvent = (verb: keyof typeof visitEvents, isAnnounced: boolean) =>
  visitEvents[verb][isAnnounced ? "told" : "kept"];

const visitEvents = {
  planned: { told: "visit.planned", kept: "visit.planned_unannounced" },
  moved: { told: "visit.moved", kept: "visit.moved_unannounced" },
  cancelled: { told: "visit.cancelled", kept: "visit.cancelled_unannounced" },
} as const;
