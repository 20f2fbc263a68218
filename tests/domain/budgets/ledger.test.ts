import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { formatMoney, pence } from "#app/core/money.ts";
import type { Refusal } from "#app/core/refusal.ts";
import * as ledger from "#app/domain/budgets/ledger.server.ts";
import { codeOf, type Tx, transaction } from "#app/platform/transaction.server.ts";
import { transfers } from "#db/schema/budgets.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, anOrganisation, aSchool, systemAct, type World } from "#tests/support/world.ts";
import { aBudget, balanceIn } from "#tests/support/world-budgets.ts";

const payeeId = randomUUID();

async function aWorldWithMoney(pounds = 1000) {
  const world = await anAuthority();
  const school = await aSchool(world);
  const budgetId = await aBudget(world, school, { name: "Clifton 2026", pence: pence(pounds * 100) });
  return { world, school, budgetId };
}

const does = (world: World, run: (tx: Tx) => Promise<unknown>) => transaction(systemAct(world), run);

async function inWords(world: World, budgetId: string) {
  const balance = await balanceIn(world, budgetId);
  return [balance.availablePence, balance.committedPence, balance.owedPence, balance.paidPence]
    .map(formatMoney)
    .join(" ");
}

async function refusalOf(running: Promise<unknown>): Promise<Refusal> {
  return (await running.then(
    () => expect.fail("nothing was refused"),
    (error: unknown) => error,
  )) as Refusal;
}

describe("the ledger", () => {
  withDatabase();

  it("takes money through a placement's whole life", async () => {
    const { world, budgetId } = await aWorldWithMoney();
    const act = systemAct(world);
    const placementId = randomUUID();
    const chargeId = randomUUID();
    await does(world, (tx) => ledger.commit(tx, act, { budgetId, placementId, pence: pence(60_000) }));
    expect(await inWords(world, budgetId)).toBe("£400.00 £600.00 £0.00 £0.00");
    const charging = { budgetId, placementId, payeeId, pence: pence(25_000), sourceId: chargeId };
    await does(world, (tx) => ledger.charge(tx, act, charging));
    expect(await inWords(world, budgetId)).toBe("£400.00 £350.00 £250.00 £0.00");
    await does(world, (tx) => ledger.settle(tx, act, charging));
    const releasing = { budgetId, placementId, pence: pence(35_000), sourceId: randomUUID() };
    await does(world, (tx) => ledger.release(tx, act, releasing));
    expect(await inWords(world, budgetId)).toBe("£750.00 £0.00 £0.00 £250.00");
    expect((await balanceIn(world, budgetId)).allocatedPence).toBe(100_000);
  });

  it("says how much is missing, in which budget, and changes nothing", async () => {
    const { world, budgetId } = await aWorldWithMoney(760);
    const asking = { budgetId, placementId: randomUUID(), pence: pence(100_000) };
    const refusal = await refusalOf(does(world, (tx) => ledger.commit(tx, systemAct(world), asking)));
    expect(refusal.kind).toBe("rule");
    expect(refusal.message).toBe(
      "£240.00 more is needed: Clifton 2026 has £760.00 available of the £1,000.00 asked for",
    );
    expect(await inWords(world, budgetId)).toBe("£760.00 £0.00 £0.00 £0.00");
  });

  it("moves money once for one fact, and refuses the same fact with another amount", async () => {
    const { world, budgetId } = await aWorldWithMoney();
    const placementId = randomUUID();
    const reserve = (amount: number) =>
      does(world, (tx) =>
        ledger.commit(tx, systemAct(world), { budgetId, placementId, pence: pence(amount) }),
      );
    await reserve(70_000);
    await reserve(70_000);
    expect(await inWords(world, budgetId)).toBe("£300.00 £700.00 £0.00 £0.00");
    expect((await refusalOf(reserve(10_000))).kind).toBe("conflict");
    await Promise.all([reserve(70_000), reserve(70_000), reserve(70_000)]);
    expect(await inWords(world, budgetId)).toBe("£300.00 £700.00 £0.00 £0.00");
  });

  it("never charges or releases beyond what the placement itself has reserved", async () => {
    const { world, budgetId } = await aWorldWithMoney();
    const act = systemAct(world);
    const [mine, other] = [randomUUID(), randomUUID()];
    await does(world, (tx) => ledger.commit(tx, act, { budgetId, placementId: mine, pence: pence(10_000) }));
    await does(world, (tx) => ledger.commit(tx, act, { budgetId, placementId: other, pence: pence(50_000) }));
    const tooMuch = { budgetId, placementId: mine, payeeId, pence: pence(10_001), sourceId: randomUUID() };
    expect((await refusalOf(does(world, (tx) => ledger.charge(tx, act, tooMuch)))).message).toBe(
      "Only £100.00 is still reserved for this placement, so £100.01 cannot be charged",
    );
    expect((await refusalOf(does(world, (tx) => ledger.release(tx, act, tooMuch)))).kind).toBe("rule");
  });

  it("takes a credit from what is owed, then from what was paid, back to the reservation", async () => {
    const { world, budgetId } = await aWorldWithMoney();
    const act = systemAct(world);
    const placementId = randomUUID();
    const charge = (amount: number, sourceId: string) =>
      does(world, (tx) =>
        ledger.charge(tx, act, { budgetId, placementId, payeeId, pence: pence(amount), sourceId }),
      );
    const settle = (amount: number, sourceId: string) =>
      does(world, (tx) => ledger.settle(tx, act, { budgetId, payeeId, pence: pence(amount), sourceId }));
    await does(world, (tx) => ledger.commit(tx, act, { budgetId, placementId, pence: pence(50_000) }));
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    await charge(30_000, first);
    await charge(-5_000, second);
    await charge(-5_000, second);
    expect(await inWords(world, budgetId)).toBe("£500.00 £250.00 £250.00 £0.00");
    await settle(30_000, first);
    await settle(30_000, first);
    expect(await inWords(world, budgetId)).toBe("£500.00 £250.00 £0.00 £250.00");
    await charge(-4_000, third);
    expect(await inWords(world, budgetId)).toBe("£500.00 £290.00 £0.00 £210.00");
    const [fourth, fifth] = [randomUUID(), randomUUID()];
    await charge(6_000, fourth);
    await settle(6_000, fourth);
    expect(await inWords(world, budgetId)).toBe("£500.00 £230.00 £0.00 £270.00");
    expect((await refusalOf(charge(-90_000, fifth))).kind).toBe("rule");
  });

  it("undoes a transfer exactly, by name, and once", async () => {
    const { world, school, budgetId } = await aWorldWithMoney();
    const act = systemAct(world);
    const before = await inWords(world, budgetId);
    await does(world, (tx) =>
      ledger.commit(tx, act, { budgetId, placementId: randomUUID(), pence: pence(12_345) }),
    );
    const [line] = await owner().select().from(transfers).where(eq(transfers.reason, "commit"));
    const undo = () => does(world, (tx) => ledger.correct(tx, act, line?.id ?? ""));
    await undo();
    await undo();
    expect(await inWords(world, budgetId)).toBe(before);
    const [undone] = await owner().select().from(transfers).where(eq(transfers.reason, "correct"));
    expect(undone?.correctsId).toBe(line?.id);
    const correction = does(world, (tx) => ledger.correct(tx, act, undone?.id ?? ""));
    expect((await refusalOf(correction)).kind).toBe("rule");
    expect(school).toBeTruthy();
  });

  it("does not undo a reservation out of another placement's", async () => {
    const { world, budgetId } = await aWorldWithMoney();
    const act = systemAct(world);
    const [mine, other] = [randomUUID(), randomUUID()];
    const amount = pence(10_000);
    await does(world, (tx) => ledger.commit(tx, act, { budgetId, placementId: mine, pence: amount }));
    const [line] = await owner().select().from(transfers).where(eq(transfers.placementId, mine));
    await does(world, (tx) => ledger.commit(tx, act, { budgetId, placementId: other, pence: amount }));
    const charging = { budgetId, placementId: mine, payeeId, pence: amount, sourceId: randomUUID() };
    await does(world, (tx) => ledger.charge(tx, act, charging));
    const refusal = await refusalOf(does(world, (tx) => ledger.correct(tx, act, line?.id ?? "")));
    expect(refusal.kind).toBe("rule");
  });

  it("lets the last pounds be taken by exactly as many as fit, however many press at once", async () => {
    const { world, budgetId } = await aWorldWithMoney(1000);
    const act = systemAct(world);
    const tries = await Promise.allSettled(
      Array.from({ length: 64 }, () =>
        does(world, (tx) =>
          ledger.commit(tx, act, { budgetId, placementId: randomUUID(), pence: pence(6_000) }),
        ),
      ),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(16);
    const kinds = tries.flatMap((one) => (one.status === "rejected" ? [(one.reason as Refusal).kind] : []));
    expect(new Set(kinds)).toEqual(new Set(["rule"]));
    expect(await inWords(world, budgetId)).toBe("£40.00 £960.00 £0.00 £0.00");
  });

  it("does not let two moves in opposite directions wait for each other", async () => {
    const { world, budgetId } = await aWorldWithMoney(500);
    const otherId = await aBudget(world, await anOrganisation(world, "partnership"), {
      pence: pence(50_000),
    });
    const act = systemAct(world);
    const move = (fromBudgetId: string, toBudgetId: string) =>
      does(world, (tx) =>
        ledger.move(tx, act, { fromBudgetId, toBudgetId, pence: pence(1_000), sourceId: randomUUID() }),
      );
    await Promise.all(
      Array.from({ length: 20 }, (_, turn) => (turn % 2 ? move(budgetId, otherId) : move(otherId, budgetId))),
    );
    expect(await inWords(world, budgetId)).toBe("£500.00 £0.00 £0.00 £0.00");
    expect((await balanceIn(world, otherId)).allocatedPence).toBe(50_000);
  });
});

describe("the database beneath the ledger", () => {
  withDatabase();

  it("refuses to change, remove or empty what was written, even to the owner of the tables", async () => {
    const { budgetId } = await aWorldWithMoney();
    for (const attempt of [
      sql`update transfers set pence = 1 where to_budget_id = ${budgetId}`,
      sql`delete from transfers`,
      sql`truncate transfers cascade`,
    ])
      await expect(
        owner()
          .execute(attempt)
          .catch((error) => codeOf(error)),
      ).resolves.toBe("23001");
  });

  it("refuses an overdraft that was tried past the command", async () => {
    const { world, budgetId } = await aWorldWithMoney(10);
    const overdraft = owner()
      .insert(transfers)
      .values({
        authorityId: world.authorityId,
        key: "past the command",
        reason: "commit",
        fromAccount: `available:${budgetId}`,
        toAccount: `committed:${budgetId}`,
        pence: pence(1_001),
        fromBudgetId: budgetId,
        toBudgetId: budgetId,
        sourceId: randomUUID(),
        at: new Date(),
      });
    await expect(overdraft.catch((error: unknown) => codeOf(error))).resolves.toBe("23514");
  });
});
