import { describe, expect, it } from "vitest";
import { DecisionForm, JudgementsForm } from "#app/domain/quality/forms.ts";
import { nonSchoolFramework } from "#app/domain/quality/frameworks/non-school-2025.ts";
import { registeredFramework } from "#app/domain/quality/frameworks/registered-2025.ts";
import { forbidsApproval, possibleDecisions, undecidable } from "#app/domain/quality/judging.ts";
import { timelineOf } from "#app/domain/quality/timeline.ts";

const standard = (judgement: "met" | "partly_met" | "not_met" | null, critical = false) => ({
  text: "Checks are complete",
  critical,
  judgement,
  criteria: [{ text: "Checks are complete", judgement }],
});

describe("what judgements allow", () => {
  it("is nothing while a standard is open", () => {
    expect(possibleDecisions([standard(null)])).toEqual([]);
    expect(undecidable([standard(null), standard(null)])).toEqual(["2 criteria are not judged yet"]);
  });
  it("is only to decline when a critical one is not met, and says which", () => {
    const standards = [standard("met"), standard("not_met", true)];
    expect(possibleDecisions(standards)).toEqual(["decline"]);
    expect(forbidsApproval(standards)).toEqual(["Not met, and critical: Checks are complete"]);
  });
  it("is everything when a critical one is partly met or another not met", () => {
    expect(possibleDecisions([standard("partly_met", true), standard("not_met")])).toHaveLength(3);
  });
});

describe("the frameworks that ship", () => {
  it("have four sections of some twenty standards and forty criteria, and a short one for registered schools", () => {
    const texts = nonSchoolFramework.sections.flatMap(({ standards }) => standards);
    const asked = texts.flatMap(({ criteria }) => criteria);
    expect(nonSchoolFramework.sections).toHaveLength(4);
    expect(texts.length).toBeGreaterThanOrEqual(20);
    expect(texts.every(({ criteria }) => criteria.length > 0 && criteria.length < 4)).toBe(true);
    expect(asked.length).toBeGreaterThan(35);
    expect(asked.length).toBeLessThan(45);
    expect(new Set(asked.map(({ text }) => text)).size).toBe(asked.length);
    expect(texts.filter(({ critical }) => critical).length).toBeGreaterThan(4);
    expect(registeredFramework.sections.flatMap(({ standards }) => standards).length).toBeLessThan(10);
  });
});

describe("the form of judgements", () => {
  it("keeps what is chosen and leaves open what is not", () => {
    const parsed = JudgementsForm.parse({
      "judgement.a": "met",
      "comment.a": " good ",
      "comment.b": "",
      other: "x",
    });
    expect(parsed).toEqual([
      { criterionId: "a", judgement: "met", comment: "good" },
      { criterionId: "b", judgement: undefined, comment: "" },
    ]);
  });
  it("refuses a word that is no judgement, beside its field", () => {
    const parsed = JudgementsForm.safeParse({ "judgement.a": "great", "comment.a": "" });
    expect(parsed.error?.issues[0]).toMatchObject({ path: ["judgement.a"], message: "Choose a judgement" });
  });
});

describe("the form of a decision", () => {
  const base = { kind: "approve_with_conditions", reason: "Good" };
  it("reads the conditions that are given", () => {
    const parsed = DecisionForm.parse({ ...base, condition2: "Drill", due2: "2026-11-01", critical2: "yes" });
    expect(parsed.conditions).toEqual([{ text: "Drill", dueOn: "2026-11-01", critical: true }]);
  });
  it("asks for the day of a condition and for the condition of a day", () => {
    const paths = DecisionForm.safeParse({ ...base, condition1: "Drill", due2: "2026-11-01" }).error?.issues;
    expect(paths?.map(({ path }) => path[0])).toEqual(["due1", "condition2"]);
  });
});

describe("the timeline", () => {
  const events = [
    { id: "1", name: "decision.proposed", at: new Date(Date.UTC(2026, 9, 1)), by: "Devi", details: {} },
    {
      id: "2",
      name: "evidence.queried",
      at: new Date(Date.UTC(2026, 9, 1)),
      by: "Devi",
      details: { kind: "ico", message: "Old" },
    },
    { id: "3", name: "something.else", at: new Date(Date.UTC(2026, 9, 1)), by: null, details: {} },
  ];
  const evidenceNames = new Map([["ico", "ICO registration"]]);
  it("draws a run of the same thing by one person on one day together", () => {
    const accepted = (id: string, kind: string, day: number, by = "Devi") => ({
      id,
      name: "evidence.accepted",
      at: new Date(Date.UTC(2026, 9, day)),
      by,
      details: { kind },
    });
    const names = new Map([
      ["ico", "ICO"],
      ["fire", "Fire"],
    ]);
    const run = [
      accepted("1", "ico", 2),
      accepted("2", "fire", 2),
      accepted("3", "ico", 2),
      accepted("4", "ico", 1),
    ];
    const lines = timelineOf([...run, accepted("5", "ico", 1, "Sam")], {
      isOfficer: true,
      evidenceNames: names,
    });
    expect(lines.map(({ id, details }) => [id, details])).toEqual([
      ["1", "ICO; Fire"],
      ["4", "ICO"],
      ["5", "ICO"],
    ]);
  });
  it("shows officers everything with names, and the provider neither proposals nor names", () => {
    const forOfficers = timelineOf(events, { isOfficer: true, evidenceNames });
    expect(forOfficers.map(({ title, by }) => [title, by])).toEqual([
      ["Decision proposed", "Devi"],
      ["Evidence queried", "Devi"],
    ]);
    expect(timelineOf(events, { isOfficer: false, evidenceNames })).toEqual([
      {
        id: "2",
        title: "Evidence queried",
        moment: new Date(Date.UTC(2026, 9, 1)),
        details: "ICO registration: Old",
      },
    ]);
  });
});
