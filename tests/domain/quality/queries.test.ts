import { describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import {
  findDocument,
  findProvider,
  findProviderPerson,
  findRegistration,
  findSite,
  listEvidenceKindsOf,
  listPeopleOf,
  listSites,
} from "#app/domain/providers/queries.server.ts";
import { submitRegistration } from "#app/domain/providers/submit-registration.server.ts";
import { findWrittenRegistration } from "#app/domain/providers/written.server.ts";
import { applicationsIn } from "#app/domain/quality/desk/addresses.ts";
import { findApplication, listApplications } from "#app/domain/quality/desk/applications.server.ts";
import { listProviders } from "#app/domain/quality/desk/providers.server.ts";
import { findEvidence, listEvidence } from "#app/domain/quality/evidence-queries.server.ts";
import { findCondition, findQuality } from "#app/domain/quality/provider-queries.server.ts";
import { findAssessment, findProgress } from "#app/domain/quality/queries.server.ts";
import { suspendProvider } from "#app/domain/quality/suspend-provider.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { documents } from "#db/schema/platform.ts";
import { evidence } from "#db/schema/providers.ts";
import { conditions } from "#db/schema/quality.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, later, today, visitorAct } from "#tests/support/world.ts";
import { aProvider, officers } from "#tests/support/world-providers.ts";

withDatabase();

const all = { page: 1, pageSize: 25 };
const listDesk = async (act: Act) =>
  (await listApplications(act, { ...applicationsIn(new URLSearchParams()), ...all })).rows;

describe("what a stranger sees", () => {
  it("is nothing, of any query", async () => {
    const world = await anAuthority();
    const made = await aProvider(world, { approved: "approve_with_conditions" });
    const waiting = await aProvider(world, { approved: false });
    await submitRegistration(waiting.manager, waiting.registrationId);
    const id = made.providerId;
    const [document] = await owner().select().from(documents).limit(1);
    const [item] = await owner().select().from(evidence).limit(1);
    const [condition] = await owner().select().from(conditions).limit(1);
    const reads: ((act: Act) => Promise<unknown>)[] = [
      (act) => findProvider(act, id),
      (act) => findSite(act, made.siteId),
      (act) => findProviderPerson(act, made.personId),
      (act) => findRegistration(act, id),
      (act) => findWrittenRegistration(act, id),
      (act) => findDocument(act, document?.id ?? ""),
      (act) => listSites(act, id),
      (act) => transaction(act, (tx) => listPeopleOf(tx, act, id)),
      (act) => transaction(act, (tx) => listEvidenceKindsOf(tx, act)),
      (act) => listEvidence(act, id),
      (act) => findEvidence(act, id, item?.id ?? ""),
      (act) => findQuality(act, id),
      (act) => findCondition(act, condition?.id ?? ""),
      (act) => listProviders(act, all).then(({ rows }) => rows),
      (act) => listDesk(act),
      (act) => findApplication(act, waiting.registrationId),
      (act) => findAssessment(act, made.assessmentId ?? ""),
      (act) => findProgress(act, made.registrationId),
    ];
    const { officer } = await officers(world);
    const elsewhere = await anAuthority();
    const strangers = [
      await aPerson(elsewhere, "authority_lead", { organisationId: elsewhere.authorityId }),
      await aPerson(elsewhere, "provider_manager"),
      visitorAct(elsewhere),
    ];
    for (const read of reads) {
      expect(await read(officer)).not.toEqual(await read(strangers[0] ?? officer));
      for (const stranger of strangers) expect((await read(stranger)) ?? []).toEqual([]);
    }
  });
  it("is nothing of another provider either", async () => {
    const world = await anAuthority();
    const one = await aProvider(world);
    const two = await aProvider(world, { approved: false });
    expect(await findProvider(two.manager, one.providerId)).toBeUndefined();
    expect(await findQuality(two.manager, one.providerId)).toBeUndefined();
    expect(await listEvidence(two.manager, one.providerId)).toEqual([]);
    expect(await findProgress(two.manager, one.registrationId)).toBeUndefined();
    expect((await listProviders(two.manager, all)).rows).toEqual([]);
    expect(await findAssessment(one.manager, one.assessmentId ?? "")).toBeUndefined();
    expect(await listDesk(one.manager)).toEqual([]);
  });
});

describe("the officers' desk", () => {
  it("shows each registration at its stage with its age in days", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const { manager, registrationId } = await aProvider(world, { approved: false });
    await aProvider(world);
    await submitRegistration(manager, registrationId);
    expect(await listDesk(later(officer, 4))).toMatchObject([
      { stage: "waiting", ageDays: 4, registrationId },
    ]);
  });
});

describe("the list of providers", () => {
  it("shows officers all of them, filtered and paged, and schools what is listable today", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const heron = await aProvider(world, { name: "Heron 100% Studio" });
    await aProvider(world, { name: "Kestrel House", kind: "pupil_referral_unit" });
    await aProvider(world, { name: "Lapwing", approved: false });
    const names = async (act: Act, filter = {}) =>
      (await listProviders(act, { ...all, ...filter })).rows.map(({ name }) => name);
    expect(await names(officer)).toEqual(["Heron 100% Studio", "Kestrel House", "Lapwing"]);
    expect(await names(officer, { words: "0% st" })).toEqual(["Heron 100% Studio"]);
    expect(await names(officer, { kinds: ["pupil_referral_unit"] })).toEqual(["Kestrel House"]);
    expect(await names(officer, { states: ["not_assured"] })).toEqual(["Lapwing"]);
    const second = await listProviders(officer, { page: 2, pageSize: 2 });
    expect(second).toMatchObject({ total: 3, rows: [{ name: "Lapwing" }] });
    const school = await aPerson(world, "school_lead");
    expect(await names(school)).toEqual(["Heron 100% Studio", "Kestrel House"]);
    await suspendProvider(officer, heron.providerId, { reason: "A roof has fallen in" });
    expect(await names(school)).toEqual(["Kestrel House"]);
    expect(await names(officer, { states: ["suspended"] })).toEqual(["Heron 100% Studio"]);
    const seen = await findQuality(school, heron.providerId);
    expect(seen?.standing.state).toBe("suspended");
    expect(seen).toMatchObject({ evidence: [], timeline: [], conditions: [], decisions: [{ reason: "" }] });
    expect(seen?.suspensions[0]).toMatchObject({ startsOn: today, reason: "" });
    const own = await findQuality(heron.manager, heron.providerId);
    expect(own?.suspensions[0]?.reason).toBe("A roof has fallen in");
    expect(own?.timeline.map(({ title }) => title)).not.toContain("Decision proposed");
    const whole = await findQuality(officer, heron.providerId);
    expect(whole?.timeline.map(({ title }) => title)).toContain("Decision proposed");
  });
});
