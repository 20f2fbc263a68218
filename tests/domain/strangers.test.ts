/** What home pages and small queries tell somebody who has nothing to do with a placement: nothing. */
import { describe, expect, it } from "vitest";
import type { Act, PersonAct } from "#app/core/actor.ts";
import { type CalendarDate, calendarDate, type Month } from "#app/core/calendar.ts";
import { type Role, roles } from "#app/core/words/people.ts";
import * as attendance from "#app/domain/attendance/desk.server.ts";
import { markRegister } from "#app/domain/attendance/mark-register.server.ts";
import { listOwnBudgets } from "#app/domain/budgets/queries.server.ts";
import * as charges from "#app/domain/charges/desk.server.ts";
import { raiseStatements } from "#app/domain/charges/raise-statements.server.ts";
import * as market from "#app/domain/market/desk.server.ts";
import * as enquiries from "#app/domain/menu/enquiries/desk.server.ts";
import * as outcomes from "#app/domain/outcomes/desk.server.ts";
import { listOwnRoles } from "#app/domain/people/own-roles.server.ts";
import * as placements from "#app/domain/placements/desk.server.ts";
import { listReferences } from "#app/domain/placements/references.server.ts";
import { findOfferOf } from "#app/domain/placements/tell-placement.server.ts";
import * as providers from "#app/domain/providers/desk.server.ts";
import * as quality from "#app/domain/quality/desk.server.ts";
import * as watch from "#app/domain/watch/desk.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { withDatabase } from "#tests/support/database.ts";
import { todosAt } from "#tests/support/desks.ts";
import { anAuthority, anOrganisation, aPerson, systemAct, today, visitorAct } from "#tests/support/world.ts";
import { aProviderWithOffer, aRunningPlacement, marksFor } from "#tests/support/world-attendance.ts";
import { aProvider } from "#tests/support/world-providers.ts";

const desks = [attendance, charges, enquiries, market, outcomes, placements, providers, quality, watch];
const waiting = async (act: Act) =>
  (await todosAt(act, ...desks)).filter(({ count }) => count > 0).map(({ text }) => text);
const figuresOf = async (act: Act) =>
  (await transaction(act, (tx) => placements.figuresOf(tx, act))).map(({ count }) => count);
const budgetsOf = (act: Act, day: CalendarDate) => transaction(act, (tx) => listOwnBudgets(tx, act, day));

/** A placement that ended without an outcome, with a raised statement, and one whose register lacks marks. */
async function somethingEverywhere() {
  const world = await anAuthority();
  const ended = await aRunningPlacement(world, { endedOn: "2026-09-28" });
  const { schoolId, provider } = ended;
  const active = await aRunningPlacement(world, { schoolId, provider, pattern: ["wed-am", "wed-pm"] });
  await markRegister(provider.staff, { marks: marksFor(ended, { from: "2026-09-01", to: "2026-09-28" }) });
  await raiseStatements(systemAct(world), "2026-09" as Month);
  await aProvider(world, { approved: false });
  return { world, ended, active, schoolId, provider };
}

describe("home pages", () => {
  withDatabase();

  it("say what waits for those whom it concerns", async () => {
    const { world, ended, provider } = await somethingEverywhere();
    const manager = await aPerson(world, "provider_manager", { organisationId: provider.providerId });
    expect(await waiting(ended.lead)).toEqual(
      expect.arrayContaining([
        "Not reported yet today",
        "Statements with lines to agree",
        "Ended, outcome to be recorded",
      ]),
    );
    expect(await waiting(manager)).toEqual(["Marks to make today"]);
    expect(await waiting(await aPerson(world, "finance_officer"))).toEqual([
      "Statements with lines not agreed yet",
    ]);
    expect(await figuresOf(ended.lead)).toEqual([1, 0, 1]);
    expect(await budgetsOf(ended.lead, today)).toHaveLength(1);
  });

  it("tell strangers nothing, whatever their role", async () => {
    const { world } = await somethingEverywhere();
    const elsewhere = await anAuthority();
    const own: Role[] = ["school_lead", "school_approver", "partnership_coordinator", "provider_staff"];
    const strangers: Act[] = [visitorAct(world)];
    for (const role of roles) strangers.push(await aPerson(elsewhere, role));
    for (const role of own) strangers.push(await aPerson(world, role));
    const { providerId } = await aProviderWithOffer(world);
    strangers.push(await aPerson(world, "provider_manager", { organisationId: providerId }));
    for (const stranger of strangers) {
      expect(await waiting(stranger)).toEqual([]);
      expect(await figuresOf(stranger)).toEqual([0, 0, 0]);
      expect(await budgetsOf(stranger, calendarDate("2026-10-07"))).toEqual([]);
    }
  });
});

describe("a home page's approvals", () => {
  withDatabase();

  it("leave out what its reader asked for above the limit, since another approves that", async () => {
    const world = await anAuthority();
    const cheap = await aRunningPlacement(world, { status: "accepted", pricePence: 100 });
    const dear = await aRunningPlacement(world, { status: "accepted", pricePence: 90_000 });
    for (const { lead, schoolId } of [cheap, dear]) {
      const deputy = { ...lead, actor: { ...lead.actor, deputy: true } };
      const approver = await aPerson(world, "school_approver", { organisationId: schoolId });
      expect(await waiting(approver)).toContain("Waiting for your approval");
      const own = (await waiting(deputy)).includes("Waiting for your approval");
      expect(own).toBe(schoolId === cheap.schoolId);
    }
  });
});

describe("small queries", () => {
  withDatabase();

  it("tell strangers no reference, no offer and no role of anybody else", async () => {
    const { world, active } = await somethingEverywhere();
    const elsewhere = await anAuthority();
    const strangers: PersonAct[] = [
      await aPerson(world, "school_lead"),
      await aPerson(world, "provider_manager", { organisationId: await anOrganisation(world, "provider") }),
      await aPerson(elsewhere, "authority_lead"),
    ];
    for (const stranger of strangers) {
      expect(await listReferences(stranger, [active.id, null])).toEqual({});
      expect(await findOfferOf(stranger, active.id)).toBeUndefined();
      expect((await listOwnRoles(stranger)).map(({ id }) => id)).toEqual([stranger.actor.membershipId]);
    }
    expect(Object.keys(await listReferences(active.lead, [active.id]))).toEqual([active.id]);
    expect(await findOfferOf(active.lead, active.id)).toBe(active.provider.offerId);
  });
});
