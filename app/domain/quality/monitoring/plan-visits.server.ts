import { and, asc, desc, eq, inArray, notExists } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { addYears, londonDay } from "#app/core/calendar.ts";
import { settingsOf } from "#app/domain/organisations/queries.server.ts";
import { loadProvider } from "#app/domain/providers/visibility.server.ts";
import { type ApprovalYear, type KnownVisit, planYear } from "#app/domain/quality/monitoring/plan-year.ts";
import { standingOf } from "#app/domain/quality/standing.server.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { concerns, visits } from "#db/schema/monitoring.ts";
import { decisions } from "#db/schema/quality.ts";

/**
 * Makes the visits due of one provider agree with the plan of its year, under the provider's lock, so that two
 * workers at once make no doubles. May run as often as it likes.
 */
export function planVisits(act: Act, providerId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const { organisationId: id } = await loadProvider(tx, act, providerId);
    const { authorityId } = act.actor;
    const { monitoringVisitsAYear } = await settingsOf(tx, act);
    const { missing, surplus } = planYear({
      year: await yearOf(tx, act, id),
      monitoringVisits: monitoringVisitsAYear,
      known: await knownVisitsOf(tx, act, id),
      today: londonDay(act.now),
    });

    if (missing.length > 0)
      await tx
        .insert(visits)
        .values(missing.map((visit) => ({ ...visit, authorityId, providerId: id, status: "due" as const })));
    const dropped = surplus.length > 0 ? await drop(tx, act, surplus) : 0;
    if (missing.length + dropped > 0)
      await record(tx, act, {
        name: "year.planned",
        subjectId: id,
        details: { due: missing.map(({ dueOn }) => dueOn), dropped },
      });
  });
}

/** Every provider that was ever approved, one after another: for the night. */
export async function planAllVisits(act: Act): Promise<void> {
  const approved = await transaction(act, (tx) =>
    tx
      .selectDistinct({ id: decisions.providerId })
      .from(decisions)
      .where(
        and(
          eq(decisions.authorityId, act.actor.authorityId),
          eq(decisions.status, "confirmed"),
          inArray(decisions.kind, ["approve", "approve_with_conditions"]),
        ),
      )
      .orderBy(asc(decisions.providerId)),
  );
  for (const { id } of approved) await planVisits(act, id);
}

/** The latest decision's year while it approves and lasts; none while the provider is suspended or withdrawn. */
async function yearOf(tx: Tx, act: Act, providerId: string): Promise<ApprovalYear | undefined> {
  const today = londonDay(act.now);
  const [latest] = await tx
    .select({ kind: decisions.kind, decidedOn: decisions.decidedOn, expiresOn: decisions.expiresOn })
    .from(decisions)
    .where(
      and(
        eq(decisions.authorityId, act.actor.authorityId),
        eq(decisions.providerId, providerId),
        eq(decisions.status, "confirmed"),
      ),
    )
    .orderBy(desc(decisions.decidedOn), desc(decisions.confirmedAt), desc(decisions.id))
    .limit(1);
  if (!latest?.decidedOn || latest.kind === "decline") return undefined;
  const year = { decidedOn: latest.decidedOn, expiresOn: latest.expiresOn ?? addYears(latest.decidedOn, 1) };
  if (year.expiresOn < today) return undefined;
  const { state } = await standingOf(tx, act, providerId, today);
  return state === "suspended" || state === "withdrawn" ? undefined : year;
}

async function knownVisitsOf(tx: Tx, act: Act, providerId: string): Promise<KnownVisit[]> {
  const rows = await tx
    .select({
      id: visits.id,
      purpose: visits.purpose,
      status: visits.status,
      dueOn: visits.dueOn,
      plannedOn: visits.plannedOn,
      visitedOn: visits.visitedOn,
    })
    .from(visits)
    .where(and(eq(visits.authorityId, act.actor.authorityId), eq(visits.providerId, providerId)));
  return rows.map(({ plannedOn, visitedOn, ...row }) => ({ ...row, on: visitedOn ?? plannedOn }));
}

/** Takes away what was due and nobody has acted on; what a concern waits for stays. Gives how many went. */
async function drop(tx: Tx, act: Act, ids: readonly string[]): Promise<number> {
  const waitedFor = tx
    .select({ id: concerns.id })
    .from(concerns)
    .where(and(eq(concerns.authorityId, visits.authorityId), eq(concerns.visitId, visits.id)));
  const gone = await tx
    .delete(visits)
    .where(
      and(
        eq(visits.authorityId, act.actor.authorityId),
        inArray(visits.id, [...ids]),
        eq(visits.status, "due"),
        notExists(waitedFor),
      ),
    )
    .returning({ id: visits.id });
  return gone.length;
}
