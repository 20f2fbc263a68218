import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import { addDays } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { listProvidersWithLive } from "#app/domain/placements/at-providers.server.ts";
import { submitRegistration } from "#app/domain/providers/submit-registration.server.ts";
import {
  applicationsIn,
  conditionsIn,
  evidenceIn,
  evidenceSelected,
  providersIn,
  providersSelected,
} from "#app/domain/quality/desk/addresses.ts";
import { listApplications, listDeskOfficers } from "#app/domain/quality/desk/applications.server.ts";
import { listConditions } from "#app/domain/quality/desk/conditions.server.ts";
import { listEvidenceOfAll, listKindsOfEvidence } from "#app/domain/quality/desk/evidence.server.ts";
import { findDesk } from "#app/domain/quality/desk/figures.server.ts";
import { listProviders, listProvidersForFile } from "#app/domain/quality/desk/providers.server.ts";
import { ageBands, submittedWithin } from "#app/domain/quality/desk/stages.ts";
import * as desk from "#app/domain/quality/desk.server.ts";
import { openAssessment } from "#app/domain/quality/open-assessment.server.ts";
import { suspendProvider } from "#app/domain/quality/suspend-provider.server.ts";
import { providers } from "#db/schema/providers.ts";
import { conditions } from "#db/schema/quality.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { todosAt } from "#tests/support/desks.ts";
import { anAuthority, aPerson, later, today, visitorAct } from "#tests/support/world.ts";
import { aRunningPlacement } from "#tests/support/world-attendance.ts";
import { acceptEverything, aProvider, officers } from "#tests/support/world-providers.ts";

withDatabase();

const first = { page: 1, pageSize: 25 };
const asked = (query: string) => new URLSearchParams(query);
const applications = (act: Act, query = "") =>
  listApplications(act, { ...applicationsIn(asked(query)), ...first });
const evidenceOf = (act: Act, query = "") =>
  listEvidenceOfAll(act, { ...evidenceIn(asked(query)), ...first });
const conditionsOf = (act: Act, query = "") =>
  listConditions(act, { ...conditionsIn(asked(query)), ...first });
const providersOf = (act: Act, query = "") => listProviders(act, { ...providersIn(asked(query)), ...first });
const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);

async function submitted(world: Parameters<typeof aProvider>[0], name: string) {
  const made = await aProvider(world, { name, approved: false });
  await submitRegistration(made.manager, made.registrationId);
  return made;
}

describe("applications", () => {
  it("are narrowed by words, age and who opened them, and paged", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const heron = await submitted(world, "Heron 100%");
    await submitted(world, "Kestrel");
    await openAssessment(officer, heron.registrationId);
    const old = later(officer, 40);
    expect((await applications(old, "words=0%25")).rows).toHaveLength(1);
    expect((await applications(old, "words=%25x")).rows).toHaveLength(0);
    expect((await applications(old, "age=8w")).total).toBe(2);
    expect((await applications(old, "age=2w")).total).toBe(0);
    const who = await listDeskOfficers(officer);
    expect(who).toHaveLength(1);
    expect((await applications(officer, `officer=${who[0]?.id}`)).rows).toMatchObject([
      { providerName: "Heron 100%" },
    ]);
    const second = await listApplications(officer, { ...applicationsIn(asked("")), page: 2, pageSize: 1 });
    expect(second).toMatchObject({ total: 2, rows: [{ providerName: "Kestrel" }] });
    const past = (query: string) =>
      listApplications(officer, { ...applicationsIn(asked(query)), page: 3, pageSize: 1 });
    expect(await past("")).toEqual({ total: 2, rows: [] });
    expect(await past("stage=desk_check")).toEqual({ total: 1, rows: [] });
  });

  it("have an age that falls into exactly one band", () => {
    for (let age = 0; age < 90; age += 1) {
      const day = addDays(today, -age);
      const bands = ageBands.filter((band) => {
        const { from, to } = submittedWithin(band, today);
        return day <= to && (!from || day >= from);
      });
      expect(bands).toHaveLength(1);
    }
  });
});

describe("the evidence of every provider", () => {
  it("is counted for those whose approval holds, and each count leads to as long a list", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    await aProvider(world);
    await aProvider(world, { approved: false });
    await aProvider(world, { approved: "decline" });
    const soon = later(officer, 345);
    const desk = await findDesk(soon);
    const total = (await evidenceOf(soon, "approved=yes")).total;
    expect(total).toBeGreaterThan(5);
    expect(desk?.evidence).toMatchObject({ within60: total, within30: total, within14: 0, expired: 0 });
    for (const band of [60, 30, 14, 7] as const)
      expect((await evidenceOf(soon, `approved=yes&state=expiring&within=${band}`)).total).toBe(
        desk?.evidence?.[`within${band}`],
      );
    expect((await evidenceOf(soon, "state=waiting")).total).toBe(total);
    expect((await evidenceOf(soon, "state=waiting&approved=yes")).total).toBe(desk?.evidence?.waiting);
    expect((await evidenceOf(later(officer, 400), "state=expired")).total).toBe(total * 3);
    // The approval runs out with it, so nobody is left whose evidence is chased.
    expect((await findDesk(later(officer, 400)))?.evidence?.expired).toBe(0);
    const kinds = await listKindsOfEvidence(officer);
    const liability = kinds.find(({ key }) => key === "public_liability");
    expect((await evidenceOf(officer, `kind=${liability?.key}&critical=yes`)).total).toBe(3);
    expect(evidenceSelected(evidenceIn(asked("kind=none&within=9")), {})).toEqual([
      { name: "kind", value: "none", text: "none" },
    ]);
  });
});

describe("the conditions of every provider", () => {
  it("are those that are open, by what they wait for", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    await aProvider(world, { approved: "approve_with_conditions" });
    const due = (await conditionsOf(officer)).rows[0]?.dueOn ?? today;
    expect((await conditionsOf(officer)).total).toBe(1);
    const before = { ...officer, now: new Date(`${addDays(due, -7)}T12:00:00Z`) };
    expect((await conditionsOf(before, "within=7")).total).toBe(1);
    expect((await findDesk(before))?.conditions).toMatchObject({ due: 1, overdue: 0, firstDue: due });
    const after = { ...officer, now: new Date(`${addDays(due, 1)}T12:00:00Z`) };
    expect((await conditionsOf(after, "state=overdue")).rows).toMatchObject([{ isOverdue: true }]);
    expect((await findDesk(after))?.conditions).toMatchObject({ due: 0, overdue: 1, firstOverdue: due });
    expect((await todosAt(after, desk)).find(({ text }) => text === "Conditions overdue")).toMatchObject({
      count: 1,
      to: "/conditions?state=overdue",
    });
    await owner().update(conditions).set({ closedOn: today });
    expect((await conditionsOf(officer)).total).toBe(0);
    expect((await conditionsOf(officer, "state=met")).total).toBe(1);
  });
});

describe("the list of providers", () => {
  it("is narrowed by standing, area, origin, ending approval and pupils", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    await aProvider(world, { name: "Approved" });
    const suspended = await aProvider(world, { name: "Suspended" });
    await aProvider(world, { name: "Unassured", approved: false });
    await suspendProvider(officer, suspended.providerId, { reason: "A roof has fallen in" });
    await owner()
      .update(providers)
      .set({ recordedOn: today })
      .where(eq(providers.organisationId, suspended.providerId));
    const found = async (act: Act, query: string) => names((await providersOf(act, query)).rows);
    expect(await found(officer, "standing=suspended&standing=not_assured")).toEqual([
      "Suspended",
      "Unassured",
    ]);
    expect(await found(officer, "origin=recorded")).toEqual(["Suspended"]);
    expect(await found(officer, "origin=registered&area=s65 1aa")).toEqual(["Approved", "Unassured"]);
    expect(await found(officer, "area=S6")).toEqual([]);
    expect(await found(officer, "within=60")).toEqual([]);
    expect(await found(later(officer, 310), "within=60")).toEqual(["Approved", "Suspended"]);
    expect((await findDesk(later(officer, 310)))?.ending?.count).toBe(2);
    expect((await findDesk(officer))?.suspended.providerIds).toEqual([suspended.providerId]);
    const school = await aPerson(world, "school_lead");
    expect(await found(school, "standing=suspended")).toEqual([]);
    expect(await found(school, "")).toEqual(["Approved"]);
    const file = await listProvidersForFile(officer, providersIn(asked("standing=approved")), 10);
    expect(file).toMatchObject([{ name: "Approved", state: "approved" }]);
    expect((await listProviders(officer, { states: ["approved"], page: 9, pageSize: 25 })).total).toBe(1);
    const filter = providersIn(asked("area=S65&live=yes&within=30&origin=recorded&kind=college&words=x"));
    expect(providersSelected(filter, asked("area=S65")).map(({ name }) => name)).toEqual(
      "words kind area origin within live".split(" "),
    );
  });

  it("keeps to those where pupils are now", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const { provider } = await aRunningPlacement(world);
    await aRunningPlacement(world, { endedOn: "2026-09-28" });
    const only = await listProvidersWithLive(officer);
    expect(only).toEqual([provider.providerId]);
    expect((await listProviders(officer, { only, ...first })).rows).toHaveLength(1);
    expect((await listProviders(officer, { only: [], ...first })).rows).toHaveLength(0);
  });
});

describe("whoever is no officer here", () => {
  it("finds nothing on the desk", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    await submitted(world, "Waiting");
    const made = await aProvider(world, { approved: "approve_with_conditions" });
    await acceptEverything(officer, made.providerId);
    const elsewhere = await anAuthority();
    const strangers: Act[] = [
      await aPerson(elsewhere, "authority_lead", { organisationId: elsewhere.authorityId }),
      await aPerson(elsewhere, "provider_manager"),
      visitorAct(world),
    ];
    const insiders: Act[] = [await aPerson(world, "school_lead"), made.manager];
    for (const act of [...strangers, ...insiders]) {
      expect((await applications(act)).total).toBe(0);
      expect((await evidenceOf(act)).total).toBe(0);
      expect((await conditionsOf(act)).total).toBe(0);
      expect(await listDeskOfficers(act)).toEqual([]);
      expect(await listProvidersWithLive(act)).toEqual([]);
      // What a provider has to meet itself is its own.
      const waiting = (await todosAt(act, desk)).filter(
        ({ count, to }) => count > 0 && !to.startsWith(paths.conditions()),
      );
      expect(waiting).toEqual([]);
    }
    for (const act of strangers.slice(0, 2)) {
      expect((await providersOf(act)).rows).toEqual([]);
      expect(await listKindsOfEvidence(act)).toEqual([]);
    }
    for (const act of insiders) expect(await findDesk(act)).toBeUndefined();
    const abroad = await findDesk(strangers[0] as Act);
    expect(abroad?.applications.every(({ count }) => count === 0)).toBe(true);
  });
});
