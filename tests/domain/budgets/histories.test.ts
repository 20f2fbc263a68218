import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pence } from "#app/core/money.ts";
import { Refusal } from "#app/core/refusal.ts";
import * as ledger from "#app/domain/budgets/ledger.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { verify } from "#app/start/verify.server.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aSchool, systemAct } from "#tests/support/world.ts";
import { aBudget, balanceIn } from "#tests/support/world-budgets.ts";

const verbs = ["allocate", "move", "commit", "charge", "credit", "release", "settle", "correct"] as const;
const step = fc.record({
  verb: fc.constantFrom(...verbs),
  budget: fc.nat(1),
  placement: fc.nat(2),
  pence: fc.integer({ min: 1, max: 40_000 }),
  repeat: fc.boolean(),
  pick: fc.nat(1000),
});
type Step = (typeof step extends fc.Arbitrary<infer S> ? S : never) & { source: string };

describe("a random history of the ledger", () => {
  withDatabase();

  it("keeps every penny in exactly one place, whatever is tried in whatever order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const world = await anAuthority();
        const act = systemAct(world);
        const budgets = [
          await aBudget(world, await aSchool(world), { pence: pence(50_000) }),
          await aBudget(world, await aSchool(world)),
        ] as const;
        const placements = [randomUUID(), randomUUID(), randomUUID()] as const;
        const payeeId = randomUUID();

        const run = async (tx: Tx, { verb, source: sourceId, ...one }: Step): Promise<unknown> => {
          const budgetId = budgets[one.budget] ?? budgets[0];
          const placementId = placements[one.placement] ?? placements[0];
          const amount = pence(one.pence);
          const fact = { budgetId, placementId, payeeId, pence: amount, sourceId };
          if (verb === "allocate") return ledger.allocate(tx, act, fact);
          if (verb === "commit") return ledger.commit(tx, act, fact);
          if (verb === "charge") return ledger.charge(tx, act, fact);
          if (verb === "credit") return ledger.charge(tx, act, { ...fact, pence: pence(-amount) });
          if (verb === "release") return ledger.release(tx, act, fact);
          if (verb === "settle") return ledger.settle(tx, act, fact);
          const toBudgetId = budgets[1 - one.budget] ?? budgets[1];
          if (verb === "move")
            return ledger.move(tx, act, { fromBudgetId: budgetId, toBudgetId, pence: amount, sourceId });
          const lines = await tx.execute<{ id: string }>(
            sql`select id from transfers where authority_id = ${world.authorityId} order by id`,
          );
          const line = lines[one.pick % lines.length];
          return line && ledger.correct(tx, act, line.id);
        };

        for (const one of steps) {
          const sourced = { ...one, source: randomUUID() };
          for (let times = one.repeat ? 2 : 1; times > 0; times -= 1)
            await transaction(act, (tx) => run(tx, sourced)).catch((error: unknown) => {
              if (!(error instanceof Refusal)) throw error;
            });
        }

        for (const id of budgets) {
          const { allocatedPence, availablePence, committedPence, owedPence, paidPence } = await balanceIn(
            world,
            id,
          );
          const parts = [availablePence, committedPence, owedPence, paidPence];
          expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
          expect(parts.reduce((one: number, other) => one + other, 0)).toBe(allocatedPence);
        }
        const money = await verify();
        const aboutMoney = money.filter(
          ({ check }) => !/live placement|bear of a placement|statement/.test(check),
        );
        expect(aboutMoney).toEqual([]);
        const below = await owner().execute(sql`
          select placement_id from transfers where authority_id = ${world.authorityId} and placement_id is not null
          group by placement_id, coalesce(to_budget_id, from_budget_id)
          having sum(case when to_account like 'committed:%' then pence when from_account like 'committed:%' then -pence
                     else 0 end) < 0`);
        expect([...below]).toEqual([]);
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
