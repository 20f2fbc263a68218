import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import { submitRegistration } from "#app/domain/providers/submit-registration.server.ts";
import { amendFramework } from "#app/domain/quality/frameworks/amend-framework.server.ts";
import { copyFramework } from "#app/domain/quality/frameworks/copy-framework.server.ts";
import { moveStandard } from "#app/domain/quality/frameworks/move-standard.server.ts";
import { nonSchoolFramework } from "#app/domain/quality/frameworks/non-school-2025.ts";
import { publishDraft } from "#app/domain/quality/frameworks/publish-draft.server.ts";
import { findCriterion, listFrameworks } from "#app/domain/quality/frameworks/queries.server.ts";
import { removeCriterion } from "#app/domain/quality/frameworks/remove-criterion.server.ts";
import { removeStandard } from "#app/domain/quality/frameworks/remove-standard.server.ts";
import { saveCriterion } from "#app/domain/quality/frameworks/save-criterion.server.ts";
import { saveSection } from "#app/domain/quality/frameworks/save-section.server.ts";
import { saveStandard } from "#app/domain/quality/frameworks/save-standard.server.ts";
import { openAssessment } from "#app/domain/quality/open-assessment.server.ts";
import { publishFramework } from "#app/domain/quality/publish-framework.server.ts";
import { findAssessment } from "#app/domain/quality/queries.server.ts";
import { withDatabase } from "#tests/support/database.ts";
import { later, systemAct } from "#tests/support/world.ts";
import { aDraft, criterion, read } from "#tests/support/world-frameworks.ts";
import { aProvider } from "#tests/support/world-providers.ts";

withDatabase();

const all = { page: 1, pageSize: 25 };

const texts = async (act: Act, id: string) => (await read(act, id)).standards.map(({ text }) => text);

describe("drafting a next version", () => {
  it("begins as a copy with a number of its own, once, and there is one draft at a time", async () => {
    const { officer, published, id } = await aDraft();
    const [from, draft] = [await read(officer, published), await read(officer, id)];
    expect(draft).toMatchObject({ version: from.version + 1, publishedOn: null, copiedFrom: published });
    const said = ({ standards }: typeof from) =>
      standards.map(({ section, text, critical, criteria }) => [
        section,
        text,
        critical,
        criteria.map(({ text, evidenceKinds, providerKinds }) => [text, evidenceKinds, providerKinds]),
      ]);
    expect(said(draft)).toEqual(said(from));
    expect(await copyFramework(officer, published, { id })).toEqual({ frameworkId: id });
    await expect(copyFramework(officer, published, { id: randomUUID() })).rejects.toThrow("Version 3");
  });
  it("is amended, added to, put in another order and taken from", async () => {
    const { officer, id } = await aDraft();
    const details = {
      name: "Ours",
      source: "",
      providerKinds: ["non_school" as const],
      longestPlacementWeeks: 12,
    };
    await amendFramework(officer, id, details);
    const [standardId, first, second] = [randomUUID(), randomUUID(), randomUUID()];
    const added = { id: standardId, section: "Food", text: "Lunch is good", critical: true };
    await saveStandard(officer, id, added);
    await saveStandard(officer, id, { ...added, text: "Lunch is warm" });
    await saveCriterion(officer, standardId, { ...criterion, id: first });
    await saveCriterion(officer, standardId, {
      ...criterion,
      id: second,
      text: "Tasted",
      evidenceKinds: ["curriculum"],
    });
    const draft = await read(officer, id);
    expect(draft).toMatchObject({ name: "Ours", longestPlacementWeeks: 12, providerKinds: ["non_school"] });
    const last = draft.standards.at(-1);
    expect(last).toMatchObject({ text: "Lunch is warm", section: "Food", critical: true });
    expect(last?.criteria.map(({ text }) => text)).toEqual(["Tasted", "Seen"]);

    await saveSection(officer, id, { section: "Food", title: "Eating", after: "" });
    expect((await read(officer, id)).standards[0]).toMatchObject({
      section: "Eating",
      text: "Lunch is warm",
    });
    const [, top] = (await read(officer, id)).standards;
    await moveStandard(officer, standardId, { place: { after: top?.id ?? "" } });
    expect((await read(officer, id)).standards[1]).toMatchObject({ id: standardId, section: top?.section });
    await removeCriterion(officer, second);
    await removeStandard(officer, standardId);
    expect(await texts(officer, id)).not.toContain("Lunch is warm");
    expect(await findCriterion(officer, first)).toBeUndefined();
  });
  it("refuses what does not fit", async () => {
    const { officer, published, id } = await aDraft();
    const { standards } = await read(officer, id);
    const [one, two] = [standards[0], standards.at(-1)];
    const foreign = (await read(officer, published)).standards[0];
    const refused: [() => Promise<unknown>, string | undefined][] = [
      [
        () => saveSection(officer, id, { section: one?.section ?? "", title: two?.section ?? "", after: "" }),
        "title",
      ],
      [
        () => saveSection(officer, id, { section: one?.section ?? "", title: "x", after: "nowhere" }),
        "after",
      ],
      [() => moveStandard(officer, one?.id ?? "", { place: { after: randomUUID() } }), "place"],
      [() => moveStandard(officer, one?.id ?? "", { place: { top: "nowhere" } }), "place"],
      [
        () =>
          saveCriterion(officer, one?.id ?? "", { ...criterion, id: randomUUID(), evidenceKinds: ["gone"] }),
        "evidenceKinds",
      ],
      [
        () => saveCriterion(officer, one?.id ?? "", { ...criterion, id: randomUUID(), after: randomUUID() }),
        "after",
      ],
      [
        () => saveCriterion(officer, one?.id ?? "", { ...criterion, id: two?.criteria[0]?.id ?? "" }),
        undefined,
      ],
      [
        () => saveStandard(officer, id, { id: foreign?.id ?? "", section: "x", text: "x", critical: false }),
        undefined,
      ],
    ];
    for (const [attempt, field] of refused)
      await expect(attempt()).rejects.toMatchObject({ kind: "rule", field });
  });
});

describe("publishing a draft", () => {
  it("puts it in force for new assessments, while open ones and decisions keep their version", async () => {
    const { world, officer, published, id } = await aDraft();
    const early = await aProvider(world);
    const open = async () => {
      const { manager, registrationId } = await aProvider(world, { approved: false });
      await submitRegistration(manager, registrationId);
      return (await openAssessment(officer, registrationId)).assessmentId;
    };
    const before = await open();
    await publishDraft(officer, id);
    const versionOf = async (assessmentId: string) =>
      (await findAssessment(officer, assessmentId))?.frameworkVersion;
    expect(await versionOf(before)).toBe(2);
    expect(await versionOf(await open())).toBe(3);
    expect(await versionOf(early.assessmentId ?? "")).toBe(2);
    expect(await read(officer, published)).toMatchObject({ decisions: 1, inForceFor: [] });
    expect(await read(officer, id)).toMatchObject({
      decisions: 0,
      inForceFor: ["non_school", "school_based"],
    });
    await expect(publishDraft(officer, id)).rejects.toMatchObject({ kind: "rule" });
  });
  it("waits until everybody it is for is asked something, and every standard has a criterion", async () => {
    const { officer, id } = await aDraft();
    const standardId = randomUUID();
    await saveStandard(officer, id, { id: standardId, section: "New", text: "Bare", critical: false });
    await expect(publishDraft(officer, id)).rejects.toThrow("Add a criterion to “Bare”");
    for (const standard of (await read(officer, id)).standards) await removeStandard(officer, standard.id);
    await expect(publishDraft(officer, id)).rejects.toThrow("Add at least one standard");
    await saveStandard(officer, id, { id: standardId, section: "New", text: "Bare", critical: false });
    const narrow = { ...criterion, id: randomUUID(), providerKinds: ["non_school" as const] };
    await saveCriterion(officer, standardId, narrow);
    await expect(publishDraft(officer, id)).rejects.toThrow("Nothing is asked of: School-based");
    await saveCriterion(officer, standardId, { ...narrow, providerKinds: [] });
    await publishDraft(officer, id);
  });
  it("asks a kind of provider only what is meant for it", async () => {
    const { world, officer, id } = await aDraft();
    const standard = (await read(officer, id)).standards[0];
    const only = {
      ...criterion,
      id: randomUUID(),
      text: "Only schools",
      providerKinds: ["school_based" as const],
    };
    await saveCriterion(officer, standard?.id ?? "", only);
    await publishDraft(officer, id);
    const asked = async (kind: "non_school" | "school_based") => {
      const { manager, registrationId } = await aProvider(world, { kind, approved: false });
      await submitRegistration(manager, registrationId);
      const { assessmentId } = await openAssessment(officer, registrationId);
      const found = await findAssessment(officer, assessmentId);
      return (found?.standards ?? []).flatMap(({ criteria }) => criteria.map(({ text }) => text));
    };
    expect(await asked("non_school")).not.toContain("Only schools");
    expect(await asked("school_based")).toContain("Only schools");
  });
  it("leaves a version alone that an existing portal has published already", async () => {
    const { world, officer } = await aDraft();
    const older = { ...nonSchoolFramework, key: "old", version: 1 };
    await publishFramework(systemAct(world), older);
    await publishFramework(systemAct(world), { ...older, name: "Changed" });
    await publishFramework(later(systemAct(world), 1), { ...older, version: 2 });
    const { rows } = await listFrameworks(officer, all);
    const versions = rows.filter(({ key }) => key === "old");
    expect(versions.map(({ version, name }) => [version, name])).toEqual([
      [2, older.name],
      [1, older.name],
    ]);
  });
});
