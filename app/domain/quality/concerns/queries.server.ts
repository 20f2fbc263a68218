import { and, asc, count, desc, eq, inArray, ne, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Act, isOfficer } from "#app/core/actor.ts";
import type { ConcernStatus, ConcernWeight } from "#app/core/words/quality.ts";
import { canFollowUpConcern } from "#app/domain/quality/concerns/policy.ts";
import { visibleTo } from "#app/domain/quality/concerns/visibility.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { concerns, visits } from "#db/schema/monitoring.ts";
import { organisations } from "#db/schema/organisations.ts";
import { users } from "#db/schema/people.ts";

const provider = alias(organisations, "provider");
const raiser = alias(organisations, "raiser");
const triager = alias(users, "triager");
const closer = alias(users, "closer");

const isOfficerOrSystem = ({ actor }: Act): boolean => actor.kind === "system" || isOfficer(actor);

export type ConcernFilter = {
  statuses?: readonly ConcernStatus[];
  weights?: readonly ConcernWeight[];
  providerId?: string | undefined;
  page: number;
  pageSize: number;
};

/** The concerns this person may see: what needs somebody soonest first, then the newest. */
export function listConcerns(act: Act, filter: ConcernFilter) {
  const wanted = and(visibleTo(act.actor), ...wishes(filter));
  return transaction(act, async (tx) => {
    const [rows, [all]] = await Promise.all([
      lines(tx)
        .where(wanted)
        .orderBy(
          sql`${concerns.status} = 'closed'`,
          sql`array_position(array['urgent', 'serious', 'minor'], ${concerns.weight}) nulls first`,
          desc(concerns.raisedAt),
          desc(concerns.id),
        )
        .limit(filter.pageSize)
        .offset((filter.page - 1) * filter.pageSize),
      tx.select({ total: count() }).from(concerns).where(wanted),
    ]);
    return { rows, total: all?.total ?? 0 };
  });
}

function wishes({ statuses, weights, providerId }: ConcernFilter): (SQL | undefined)[] {
  return [
    statuses?.length ? inArray(concerns.status, [...statuses]) : undefined,
    weights?.length ? inArray(concerns.weight, [...weights]) : undefined,
    providerId ? eq(concerns.providerId, providerId) : undefined,
  ];
}

function lines(tx: Tx) {
  return tx
    .select({
      id: concerns.id,
      reference: concerns.reference,
      providerId: concerns.providerId,
      providerName: provider.name,
      status: concerns.status,
      weight: concerns.weight,
      subject: concerns.subject,
      noticedOn: concerns.noticedOn,
      raisedAt: concerns.raisedAt,
      raisedByName: raiser.name,
      closedAt: concerns.closedAt,
    })
    .from(concerns)
    .innerJoin(
      provider,
      and(eq(provider.authorityId, concerns.authorityId), eq(provider.id, concerns.providerId)),
    )
    .innerJoin(
      raiser,
      and(eq(raiser.authorityId, concerns.authorityId), eq(raiser.id, concerns.raisedByOrganisation)),
    )
    .$dynamic();
}

/**
 * One concern. Who raised it reads how far it is and what was found; the plan, the visit and who follows it up
 * are the officers'.
 */
export function findConcern(act: Act, concernId: string) {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select({
        concern: concerns,
        providerName: provider.name,
        raisedByOrganisationName: raiser.name,
        raisedByName: users.name,
        triagedByName: triager.name,
        closedByName: closer.name,
        visit: {
          id: visits.id,
          purpose: visits.purpose,
          status: visits.status,
          dueOn: visits.dueOn,
          plannedOn: visits.plannedOn,
          visitedOn: visits.visitedOn,
        },
      })
      .from(concerns)
      .innerJoin(
        provider,
        and(eq(provider.authorityId, concerns.authorityId), eq(provider.id, concerns.providerId)),
      )
      .innerJoin(
        raiser,
        and(eq(raiser.authorityId, concerns.authorityId), eq(raiser.id, concerns.raisedByOrganisation)),
      )
      .leftJoin(users, eq(users.id, concerns.raisedBy))
      .leftJoin(triager, eq(triager.id, concerns.triagedBy))
      .leftJoin(closer, eq(closer.id, concerns.closedBy))
      .leftJoin(visits, and(eq(visits.authorityId, concerns.authorityId), eq(visits.id, concerns.visitId)))
      .where(and(visibleTo(act.actor), eq(concerns.id, concernId)));
    if (!row) return undefined;
    const { concern, ...around } = row;
    if (isOfficerOrSystem(act)) return { ...concern, ...around };
    const hidden = { triagedByName: null, closedByName: null, visit: null };
    return { ...concern, plan: "", triagedBy: null, closedBy: null, visitId: null, ...around, ...hidden };
  });
}

/** The visits of a provider that a concern can be looked into on; for who follows concerns up. */
export function listVisitsToLink(act: Act, providerId: string) {
  if (!canFollowUpConcern(act.actor)) return Promise.resolve([]);
  return transaction(act, (tx) =>
    tx
      .select({
        id: visits.id,
        purpose: visits.purpose,
        status: visits.status,
        dueOn: visits.dueOn,
        plannedOn: visits.plannedOn,
        visitedOn: visits.visitedOn,
      })
      .from(visits)
      .where(
        and(
          eq(visits.authorityId, act.actor.authorityId),
          eq(visits.providerId, providerId),
          ne(visits.status, "cancelled"),
        ),
      )
      .orderBy(desc(sql`coalesce(${visits.visitedOn}, ${visits.plannedOn}, ${visits.dueOn})`), asc(visits.id))
      .limit(50),
  );
}

/** How many concerns about a provider are not closed; none for who may not see them. */
export function countOpenConcerns(act: Act, providerId: string): Promise<number> {
  return transaction(act, (tx) =>
    tx.$count(
      concerns,
      and(visibleTo(act.actor), eq(concerns.providerId, providerId), ne(concerns.status, "closed")),
    ),
  );
}
