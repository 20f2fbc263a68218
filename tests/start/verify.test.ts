import { randomUUID } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { pence } from "#app/core/money.ts";
import * as ledger from "#app/domain/budgets/ledger.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { verify } from "#app/start/verify.server.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aSchool, systemAct } from "#tests/support/world.ts";
import { aBudget } from "#tests/support/world-budgets.ts";

/** A row written as the database would never let it be, with its triggers and references asleep. */
const forge = (...statements: SQL[]) =>
  owner().transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    for (const statement of statements) await tx.execute(statement);
  });

async function aBudgetWithMoney() {
  const world = await anAuthority();
  const budgetId = await aBudget(world, await aSchool(world), { pence: pence(100_000) });
  return { world, budgetId, authorityId: world.authorityId };
}

type Forged = { authorityId: string; from: string; to: string; fromBudget?: string; toBudget?: string };

const transfer = (
  { authorityId, from, to, fromBudget, toBudget }: Forged,
  {
    reason = "commit",
    amount = 500,
    placementId,
  }: { reason?: string; amount?: number; placementId?: string } = {},
) => sql`
  insert into transfers (authority_id, key, reason, from_account, to_account, pence, from_budget_id, to_budget_id,
                         source_id, placement_id, at)
  values (${authorityId}, ${randomUUID()}, ${reason}, ${from}, ${to}, ${amount}, ${fromBudget ?? null},
          ${toBudget ?? null}, ${randomUUID()}, ${placementId ?? null}, now())`;

const namesOf = async () => (await verify()).map(({ check }) => check);

describe("verify", () => {
  withDatabase();

  it("finds nothing where everything was done by commands", async () => {
    const { world, budgetId } = await aBudgetWithMoney();
    const act = systemAct(world);
    const otherId = await aBudget(world, await aSchool(world));
    await transaction(act, (tx) =>
      ledger.move(tx, act, {
        fromBudgetId: budgetId,
        toBudgetId: otherId,
        pence: pence(40),
        sourceId: randomUUID(),
      }),
    );
    expect(await verify()).toEqual([]);
  });

  it("names money that comes from nowhere", async () => {
    const { authorityId, budgetId } = await aBudgetWithMoney();
    const stray = {
      authorityId,
      from: "fund:financial 2026",
      to: `available:${randomUUID()}`,
      toBudget: budgetId,
    };
    await forge(transfer(stray, { reason: "allocate" }));
    const findings = await verify();
    expect(findings[0]).toMatchObject({ check: "debits equal credits" });
    expect(findings[0]?.row).toMatch(/^transfer /);
  });

  it("names an account below nothing", async () => {
    const { authorityId, budgetId } = await aBudgetWithMoney();
    const sides = {
      from: `owed:${budgetId}:p`,
      to: `paid:${budgetId}:p`,
      fromBudget: budgetId,
      toBudget: budgetId,
    };
    await forge(transfer({ authorityId, ...sides }, { reason: "settle" }));
    expect(await verify()).toEqual([
      {
        check: "no account of a budget is below nothing",
        row: `budget ${budgetId}`,
        sentence: `owed:${budgetId}:p stands at -500 pence`,
      },
    ]);
  });

  it("names a budget that holds more than it was allocated", async () => {
    const { authorityId, budgetId } = await aBudgetWithMoney();
    const sides = { from: "fund:financial 2026", to: `paid:${budgetId}:p`, toBudget: budgetId };
    await forge(transfer({ authorityId, ...sides }, { reason: "settle" }));
    expect(await verify()).toMatchObject([
      { check: "available, committed, owed and paid are what was allocated", row: `budget ${budgetId}` },
    ]);
  });

  it("names a commitment to a placement that is not there, and one whose parts say otherwise", async () => {
    const { world, budgetId } = await aBudgetWithMoney();
    const act = systemAct(world);
    const placementId = randomUUID();
    await transaction(act, (tx) => ledger.commit(tx, act, { budgetId, placementId, pence: pence(700) }));
    const findings = await verify();
    expect(findings.map(({ check, row }) => [check, row])).toEqual([
      ["every commitment belongs to a live placement", `placement ${placementId}`],
      ["what budgets bear of a placement is what was committed", `placement ${placementId}`],
    ]);
  });

  it("names a charge whose part the ledger does not know", async () => {
    const { authorityId, budgetId } = await aBudgetWithMoney();
    const chargeId = randomUUID();
    await forge(sql`insert into charge_parts (authority_id, charge_id, budget_id, pence)
                    values (${authorityId}, ${chargeId}, ${budgetId}, 300)`);
    expect(await verify()).toMatchObject([
      { check: "what a statement charges is what the ledger charged", row: `charge ${chargeId}` },
    ]);
  });

  it("names an offer with more bookings than places", async () => {
    const { authorityId } = await aBudgetWithMoney();
    const offerId = randomUUID();
    const booking =
      () => sql`insert into bookings (authority_id, offer_id, placement_id, half, starts_on, ends_on)
      values (${authorityId}, ${offerId}, ${randomUUID()}, 'mon-am', '2026-09-07', '2026-12-18')`;
    await forge(
      sql`insert into offer_places (authority_id, offer_id, half, places, starts_on)
          values (${authorityId}, ${offerId}, 'mon-am', 1, '2026-09-01')`,
      booking(),
    );
    expect(await verify()).toEqual([]);
    await forge(booking());
    expect(await verify()).toMatchObject([
      { check: "no half day has more bookings than places", row: `offer ${offerId}` },
    ]);
  });

  it("names a placement whose shares do not add to 100", async () => {
    const { authorityId } = await aBudgetWithMoney();
    const placementId = randomUUID();
    const [some, day] = [randomUUID(), "2026-09-07"];
    await forge(sql`
      insert into placements (authority_id, id, reference, pupil_id, school_id, commissioner_id, provider_id, offer_id,
        site_id, reason, starts_on, ends_on, pattern, price_pence, price_basis, joining_fee_pence, charged,
        vat_treatment, sessions_planned, cost_pence, success_test, requested_by, requested_at)
      values (${authorityId}, ${placementId}, 'P-1', ${some}, ${some}, ${some}, ${some}, ${some}, ${some},
        'other', ${day}, ${day}, '{mon-am}', 1, 'session', 0, 'booked', 'exempt', 1, 1, 'objectives_met',
        ${some}, now())`);
    expect(await namesOf()).toEqual(["the shares of every placement add to 100"]);
  });
});
