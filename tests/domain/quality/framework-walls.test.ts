import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Act, PersonAct } from "#app/core/actor.ts";
import { roles, rolesOf } from "#app/core/words/people.ts";
import { amendFramework } from "#app/domain/quality/frameworks/amend-framework.server.ts";
import { copyFramework } from "#app/domain/quality/frameworks/copy-framework.server.ts";
import { DetailsForm, MoveForm, StandardForm } from "#app/domain/quality/frameworks/forms.ts";
import { moveStandard } from "#app/domain/quality/frameworks/move-standard.server.ts";
import { publishDraft } from "#app/domain/quality/frameworks/publish-draft.server.ts";
import {
  findCriterion,
  findFramework,
  findStandard,
  listFrameworks,
  namesOfEvidence,
} from "#app/domain/quality/frameworks/queries.server.ts";
import { removeCriterion } from "#app/domain/quality/frameworks/remove-criterion.server.ts";
import { removeStandard } from "#app/domain/quality/frameworks/remove-standard.server.ts";
import { saveCriterion } from "#app/domain/quality/frameworks/save-criterion.server.ts";
import { saveSection } from "#app/domain/quality/frameworks/save-section.server.ts";
import { saveStandard } from "#app/domain/quality/frameworks/save-standard.server.ts";
import { codeOf } from "#app/platform/transaction.server.ts";
import { criteria, frameworks, standards } from "#db/schema/quality.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, visitorAct } from "#tests/support/world.ts";
import { aDraft, criterion, read } from "#tests/support/world-frameworks.ts";
import { officers } from "#tests/support/world-providers.ts";

withDatabase();

const all = { page: 1, pageSize: 25 };

describe("who may write a framework", () => {
  it("is an officer who assesses, of this authority; others of the authority read", async () => {
    const { world, officer, id } = await aDraft();
    const standard = (await read(officer, id)).standards[0];
    const [standardId, criterionId] = [standard?.id ?? "", standard?.criteria[0]?.id ?? ""];
    const verbs: ((act: PersonAct) => Promise<unknown>)[] = [
      (act) => copyFramework(act, id, { id: randomUUID() }),
      (act) =>
        amendFramework(act, id, {
          name: "x",
          source: "",
          providerKinds: ["non_school"],
          longestPlacementWeeks: undefined,
        }),
      (act) => saveStandard(act, id, { id: randomUUID(), section: "x", text: "x", critical: false }),
      (act) => saveSection(act, id, { section: standard?.section ?? "", title: "x", after: "" }),
      (act) => moveStandard(act, standardId, { place: { top: standard?.section ?? "" } }),
      (act) => saveCriterion(act, standardId, { ...criterion, id: randomUUID() }),
      (act) => removeCriterion(act, criterionId),
      (act) => removeStandard(act, standardId),
      (act) => publishDraft(act, id),
    ];
    for (const role of roles) {
      if (role === "development_officer" || role === "authority_lead") continue;
      const isOfficer = rolesOf.authority.includes(role);
      const act = await aPerson(world, role, isOfficer ? { organisationId: world.authorityId } : {});
      for (const verb of verbs)
        await expect(verb(act)).rejects.toMatchObject({ kind: isOfficer ? "forbidden" : "not_found" });
    }
    const stranger = (await officers(await anAuthority())).officer;
    for (const verb of verbs) await expect(verb(stranger)).rejects.toMatchObject({ kind: "not_found" });
  });
  it("a stranger reads nothing", async () => {
    const { world, officer, id } = await aDraft();
    const standard = (await read(officer, id)).standards[0];
    const reads: ((act: Act) => Promise<unknown>)[] = [
      (act) => listFrameworks(act, all).then(({ rows }) => rows.filter((row) => row.id === id)),
      (act) => findFramework(act, id),
      (act) => findStandard(act, standard?.id ?? ""),
      (act) => findCriterion(act, standard?.criteria[0]?.id ?? ""),
      (act) => namesOfEvidence(act).then((names) => Object.keys(names)),
    ];
    const strangers = [
      await aPerson(world, "school_lead"),
      await aPerson(world, "provider_manager"),
      visitorAct(world),
      await aPerson(await anAuthority(), "authority_lead"),
    ];
    for (const look of reads) {
      expect((await look(officer)) ?? []).not.toEqual([]);
      for (const stranger of strangers) expect((await look(stranger)) ?? []).toEqual([]);
    }
  });
});

describe("the database repeats that a published version is never changed", () => {
  it("in itself, its standards and its criteria, while a draft may be", async () => {
    const { world, published, id } = await aDraft();
    const code = (attempt: Promise<unknown>) => attempt.then(() => "allowed", codeOf);
    const { authorityId } = world;
    const [inPublished] = await owner().select().from(standards).where(eq(standards.frameworkId, published));
    const [inDraft] = await owner().select().from(standards).where(eq(standards.frameworkId, id));
    const standardId = inPublished?.id ?? "";
    const text = { authorityId, section: "x", position: 900, text: "x", critical: false };
    const attempts = [
      () => owner().update(frameworks).set({ name: "x" }).where(eq(frameworks.id, published)),
      () => owner().delete(frameworks).where(eq(frameworks.id, published)),
      () =>
        owner()
          .insert(standards)
          .values({ ...text, frameworkId: published }),
      () => owner().update(standards).set({ text: "x" }).where(eq(standards.id, standardId)),
      () =>
        owner().update(standards).set({ frameworkId: id, position: 901 }).where(eq(standards.id, standardId)),
      () =>
        owner()
          .update(standards)
          .set({ frameworkId: published })
          .where(eq(standards.id, inDraft?.id ?? "")),
      () => owner().insert(criteria).values({ authorityId, standardId, position: 900, text: "x" }),
      () => owner().update(criteria).set({ text: "x" }).where(eq(criteria.standardId, standardId)),
      () => owner().delete(criteria).where(eq(criteria.standardId, standardId)),
    ];
    for (const attempt of attempts) expect(await code(attempt().then())).toBe("23001");
    expect(
      await code(
        owner()
          .insert(standards)
          .values({ ...text, frameworkId: id })
          .then(),
      ),
    ).toBe("allowed");
    expect(
      await code(owner().update(frameworks).set({ name: "x" }).where(eq(frameworks.id, id)).then()),
    ).toBe("allowed");
  });
});

describe("the forms of a framework", () => {
  it("take no link but a safe one, no framework for nobody, and a place that is one", () => {
    const details = { name: "x", source: "javascript:alert(1)" };
    const wrong = DetailsForm.safeParse(details).error?.issues.map(({ path }) => path[0]);
    expect(wrong).toEqual(["source", "providerKinds"]);
    expect(MoveForm.parse({ place: "top:A: b" })).toEqual({ place: { top: "A: b" } });
    expect(MoveForm.safeParse({ place: "up" }).success).toBe(false);
    const standard = { id: randomUUID(), text: "x", section: "Old", newSection: "New" };
    expect(StandardForm.parse(standard).section).toBe("New");
    expect(
      StandardForm.safeParse({ ...standard, section: "", newSection: "" }).error?.issues[0]?.path,
    ).toEqual(["section"]);
  });
});
