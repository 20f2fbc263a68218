/** Schools with many accepted placements that wait for approval by the real clock, for storms and measurements. */
import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { academicYearOf, addDays, calendarDate, londonDay } from "#app/core/calendar.ts";
import { type Pence, pence } from "#app/core/money.ts";
import { allocateMoney } from "#app/domain/budgets/allocate-money.server.ts";
import { budgets } from "#db/schema/budgets.ts";
import { bookings } from "#db/schema/menu.ts";
import { placements } from "#db/schema/placements.ts";
import { decisions } from "#db/schema/quality.ts";
import { closures, terms } from "#db/schema/terms.ts";
import { owner } from "#tests/support/database.ts";
import { anAuthority, aPerson, systemAct, type World } from "#tests/support/world.ts";
import { aCommissioning, aPlacement } from "#tests/support/world-placements.ts";
import { aSupplier, type Supplier } from "#tests/support/world-suppliers.ts";

export type Queue = {
  world: World;
  schoolId: string;
  budgetId: string;
  /** What each placement costs. */
  cost: Pence;
  placementIds: string[];
  approvers: PersonAct[];
};

type QueueWish = {
  /** The placements that wait, and for how many of them there is money: a penny less than for one more. */
  waiting: number;
  affordable: number;
  /** Offers over which the placements are spread, each with as many places as wait for it, unless said. */
  offers?: number;
  places?: number;
};

/** An authority in which every day is in term, as long as the tests may run. */
export async function anAuthorityOfToday(): Promise<World> {
  const world = await anAuthority();
  const year = academicYearOf(londonDay(new Date()));
  await owner().delete(terms).where(eq(terms.authorityId, world.authorityId));
  await owner().delete(closures).where(eq(closures.authorityId, world.authorityId));
  await owner()
    .insert(terms)
    .values(
      [year, year + 1].map((first) => ({
        authorityId: world.authorityId,
        name: `Year ${first}`,
        startsOn: calendarDate(`${first}-09-01`),
        endsOn: calendarDate(`${first + 1}-08-31`),
      })),
    );
  return world;
}

/** A school whose accepted placements wait; the first of each offer is made by the commands, the others are its copies. */
export async function aQueue(world: World, wish: QueueWish): Promise<Queue> {
  const { waiting, affordable, offers = 1, places = waiting } = wish;
  const now = new Date();
  const [first, last] = [addDays(londonDay(now), 1), addDays(londonDay(now), 28)];
  const at = await aCommissioning(world, { budget: 0, supplier: { places } });
  const lead = { ...at.lead, now };
  const placementIds: string[] = [];
  for (let index = 0; index < offers; index += 1) {
    const supplier = asOf(now, index === 0 ? at.supplier : await aSupplier(world, { places }));
    await approvedSince(world, supplier.providerId);
    const wished = { status: "accepted", supplier, startsOn: first, endsOn: last } as const;
    const id = await aPlacement({ ...at, lead, supplier }, wished);
    const many = Math.floor(waiting / offers) + (index < waiting % offers ? 1 : 0);
    // Where fewer places are offered than placements wait for, every hold has run out.
    placementIds.push(id, ...(await copiesOf(id, many - 1, { held: places >= many })));
  }
  const [row] = await owner()
    .select({ cost: placements.costPence })
    .from(placements)
    .where(eq(placements.id, placementIds[0] ?? ""));
  const cost = row?.cost ?? pence(0);
  await fill(world, at.budgetId, pence(affordable * cost + cost - 1));
  const approvers = await Promise.all(
    Array.from({ length: 8 }, () =>
      aPerson(world, "school_approver", { organisationId: at.schoolId, at: now }),
    ),
  );
  return { world, schoolId: at.schoolId, budgetId: at.budgetId, cost, placementIds, approvers };
}

const asOf = (now: Date, supplier: Supplier): Supplier => ({
  ...supplier,
  manager: { ...supplier.manager, now },
});

async function approvedSince({ authorityId }: World, providerId: string): Promise<void> {
  await owner()
    .update(decisions)
    .set({ decidedOn: addDays(londonDay(new Date()), -30) })
    .where(and(eq(decisions.authorityId, authorityId), eq(decisions.providerId, providerId)));
}

async function fill(world: World, budgetId: string, amount: Pence): Promise<void> {
  const today = londonDay(new Date());
  await owner()
    .update(budgets)
    .set({ startsOn: addDays(today, -30), endsOn: addDays(today, 300) })
    .where(eq(budgets.id, budgetId));
  await allocateMoney(systemAct(world, new Date()), budgetId, { id: randomUUID(), pence: amount });
}

/** The same placement many times over, with its budget holders and its booked places. */
async function copiesOf(id: string, many: number, { held }: { held: boolean }): Promise<string[]> {
  return owner().transaction(async (tx) => {
    const made = await tx.execute<{ id: string }>(sql`
      insert into placements
      select (jsonb_populate_record(p, jsonb_build_object('id', uuidv7(), 'reference', p.reference || '-' || n))).*
      from placements p, generate_series(1, ${many}) n where p.id = ${id} returning id`);
    const ids = made.map((row) => row.id);
    const of = sql`unnest(${sql.param(ids)}::uuid[]) copy (id)`;
    // Each copy has a pupil of its own, who goes by the same id: a pupil is in one place at a time.
    await tx.execute(sql`
      insert into pupils
      select (jsonb_populate_record(q, jsonb_build_object('id', copy.id, 'upn', null))).*
      from placements p join pupils q on q.authority_id = p.authority_id and q.id = p.pupil_id, ${of} where p.id = ${id}`);
    await tx.execute(sql`update placements set pupil_id = id where id = any (${sql.param(ids)}::uuid[])`);
    await tx.execute(sql`
      insert into placement_funding
      select (jsonb_populate_record(f, jsonb_build_object('placement_id', copy.id))).*
      from placement_funding f, ${of} where f.placement_id = ${id}`);
    if (!held)
      await tx
        .update(bookings)
        .set({ heldUntil: new Date(Date.now() - 60_000) })
        .where(eq(bookings.placementId, id));
    await tx.execute(sql`
      insert into bookings
      select (jsonb_populate_record(b, jsonb_build_object('placement_id', copy.id))).*
      from bookings b, ${of} where b.placement_id = ${id}`);
    return ids;
  });
}
