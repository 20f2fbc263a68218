import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import { calendarDate } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import { fundYearOf } from "#app/domain/budgets/accounts.ts";
import { allocateMoney } from "#app/domain/budgets/allocate-money.server.ts";
import { AllocationForm, BudgetForm, MoveForm } from "#app/domain/budgets/forms.ts";
import { moveMoney } from "#app/domain/budgets/move-money.server.ts";
import { openBudget } from "#app/domain/budgets/open-budget.server.ts";
import {
  budgetOn,
  findBudget,
  listBudgets,
  listLines,
  listMoveTargets,
} from "#app/domain/budgets/queries.server.ts";
import { codeOf, transaction } from "#app/platform/transaction.server.ts";
import { budgets } from "#db/schema/budgets.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import {
  anAuthority,
  anOrganisation,
  aPartnership,
  aPerson,
  aSchool,
  now,
  visitorAct,
} from "#tests/support/world.ts";
import { aBudget, balanceIn } from "#tests/support/world-budgets.ts";

const year = { startsOn: calendarDate("2026-04-01"), endsOn: calendarDate("2027-03-31") };
const all = { page: 1, pageSize: 25 };

describe("budgets", () => {
  withDatabase();

  it("are opened, filled and moved between by finance, each form once", async () => {
    const world = await anAuthority();
    const finance = await aPerson(world, "finance_officer");
    const ownerId = await aSchool(world);
    const form = { id: randomUUID(), ownerId, name: "Devolved", ...year };
    await openBudget(finance, form);
    const { id } = await openBudget(finance, form);
    const allocation = { id: randomUUID(), pence: pence(90_000) };
    await allocateMoney(finance, id, allocation);
    await allocateMoney(finance, id, allocation);
    const nextYear = { startsOn: calendarDate("2027-04-01"), endsOn: calendarDate("2028-03-31") };
    const { id: next } = await openBudget(finance, { ...form, ...nextYear, id: randomUUID() });
    const moving = { id: randomUUID(), toBudgetId: next, pence: pence(40_000) };
    await moveMoney(finance, id, moving);
    await moveMoney(finance, id, moving);
    expect((await balanceIn(world, id)).availablePence).toBe(50_000);
    expect((await balanceIn(world, next)).allocatedPence).toBe(40_000);
    await expect(
      moveMoney(finance, id, { ...moving, id: randomUUID(), pence: pence(50_001) }),
    ).rejects.toMatchObject({
      kind: "rule",
      message: "£0.01 more is needed: Devolved has £500.00 available of the £500.01 asked for",
    });
    const toItself = moveMoney(finance, id, { id: randomUUID(), toBudgetId: id, pence: pence(1) });
    await expect(toItself).rejects.toMatchObject({ kind: "rule" });
    const found = await transaction(finance, (tx) =>
      budgetOn(tx, finance, ownerId, calendarDate("2027-04-01")),
    );
    expect(found?.id).toBe(next);
    expect((await listLines(finance, id, all)).rows.map(({ reason }) => reason).sort()).toEqual([
      "allocate",
      "move",
    ]);
  });

  it("never share a day, are never a provider's, and the database says so again", async () => {
    const world = await anAuthority();
    const finance = await aPerson(world, "finance_officer");
    const ownerId = await aSchool(world);
    await aBudget(world, ownerId);
    const form = { id: randomUUID(), ownerId, name: "Twice", ...year };
    await expect(openBudget(finance, form)).rejects.toMatchObject({ kind: "rule", field: "startsOn" });
    const provider = await anOrganisation(world, "provider");
    await expect(openBudget(finance, { ...form, ownerId: provider })).rejects.toMatchObject({
      field: "ownerId",
    });
    const past = owner()
      .insert(budgets)
      .values({ ...form, authorityId: world.authorityId, openedAt: now });
    await expect(past.catch((error: unknown) => codeOf(error))).resolves.toBe("23P01");
  });

  it("are the authority's to open, fill and move: nobody else, and no other authority", async () => {
    const world = await anAuthority();
    const ownerId = await aSchool(world);
    const budgetId = await aBudget(world, ownerId, { pence: pence(100) });
    const allocation = { id: randomUUID(), pence: pence(100) };
    const roles = [
      "school_approver",
      "partnership_coordinator",
      "provider_manager",
      "development_officer",
    ] as const;
    for (const role of roles) {
      const act = await aPerson(world, role, role === "school_approver" ? { organisationId: ownerId } : {});
      const form = { id: randomUUID(), ownerId, name: "B", ...year };
      await expect(openBudget(act, form)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(allocateMoney(act, budgetId, allocation)).rejects.toMatchObject({ kind: "forbidden" });
      const moving = moveMoney(act, budgetId, { ...allocation, toBudgetId: budgetId });
      await expect(moving).rejects.toMatchObject({ kind: "forbidden" });
    }
    const stranger = await aPerson(await anAuthority(), "finance_officer");
    await expect(allocateMoney(stranger, budgetId, allocation)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("are seen by their holder, by the coordinator as a total, and by no stranger", async () => {
    const world = await anAuthority();
    const approver = await aPerson(world, "school_approver");
    const ownerId = approver.actor.organisationId;
    const partnershipId = await aPartnership(world, [ownerId]);
    const budgetId = await aBudget(world, ownerId, { pence: pence(100) });
    const coordinator = await aPerson(world, "partnership_coordinator", {
      organisationId: partnershipId,
      schoolIds: [ownerId],
    });
    const sees = async (act: Act) => ({
      budget: (await findBudget(act, budgetId)) !== undefined,
      listed: (await listBudgets(act, { ...all, financialYear: 2026 })).total,
      lines: (await listLines(act, budgetId, all)).total,
    });
    expect(await sees(approver)).toEqual({ budget: true, listed: 1, lines: 1 });
    expect(await sees(await aPerson(world, "finance_officer"))).toEqual({
      budget: true,
      listed: 1,
      lines: 1,
    });
    expect(await sees(coordinator)).toEqual({ budget: true, listed: 1, lines: 0 });
    const nothing = { budget: false, listed: 0, lines: 0 };
    const strangers = [
      await aPerson(world, "school_approver"),
      await aPerson(world, "partnership_coordinator"),
      await aPerson(world, "provider_manager"),
      visitorAct(world),
      await aPerson(await anAuthority(), "finance_officer"),
    ];
    for (const stranger of strangers) {
      expect(await sees(stranger)).toEqual(nothing);
      expect(await listMoveTargets(stranger, randomUUID())).toEqual([]);
    }
  });

  it("refuse absurd amounts, days and ids, each with a sentence", () => {
    const errors = (form: { error?: { issues: { message: string }[] } }) =>
      form.error?.issues.map(({ message }) => message);
    const typed = { id: randomUUID(), ownerId: "not an id", name: "", startsOn: "2026-04-31", endsOn: "x" };
    expect(errors(BudgetForm.safeParse(typed))).toHaveLength(4);
    const allocating = (pounds: string) =>
      errors(AllocationForm.safeParse({ id: randomUUID(), pence: pounds }));
    expect(allocating("-5")).toEqual(["Enter an amount in pounds, like 45 or 45.50"]);
    expect(allocating("0.005")).toHaveLength(1);
    expect(allocating("0")).toEqual(["Enter an amount of more than nothing"]);
    expect(allocating("1e9")).toHaveLength(1);
    expect(allocating("100,000,000.01")).toEqual(["Enter an amount of no more than £100,000,000"]);
    expect(errors(MoveForm.safeParse({}))).toHaveLength(3);
  });
});

describe("the fund of a budget", () => {
  it("is that of its financial year, or of its academic year when it lies in exactly that", () => {
    expect(fundYearOf(year)).toBe("financial 2026");
    expect(fundYearOf({ startsOn: calendarDate("2026-09-01"), endsOn: calendarDate("2027-08-31") })).toBe(
      "academic 2026",
    );
  });
});
