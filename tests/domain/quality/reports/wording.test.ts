import { describe, expect, it } from "vitest";
import type { JudgementWord } from "#app/core/words/quality.ts";
import { overallOf } from "#app/domain/quality/reports/overall.ts";
import { firstDraft, paragraphsOf, partsOf } from "#app/domain/quality/reports/paragraphs.ts";

describe("a report's text", () => {
  const text = "What we saw\n\nNine pupils were there.\nTwo adults too.\n\n\nWhat is strong\n\nA calm room.";
  it("is parted by empty lines, and a short line without a full stop is a heading", () => {
    expect(partsOf(text).map(({ kind }) => kind)).toEqual(["heading", "paragraph", "heading", "paragraph"]);
    expect(paragraphsOf(text)).toEqual([
      { number: 1, text: "Nine pupils were there.\nTwo adults too.", heading: "What we saw" },
      { number: 2, text: "A calm room.", heading: "What is strong" },
    ]);
    expect(partsOf(" \n\n ")).toEqual([]);
    expect(partsOf("Is it so?")[0]?.kind).toBe("paragraph");
    expect(partsOf("x".repeat(81))[0]?.kind).toBe("paragraph");
  });
  it("begins from the notes of the visits", () => {
    const notes = [
      { visitedOn: "2026-10-07", report: " Seen in the morning. " },
      { visitedOn: "2026-10-09", report: "" },
    ];
    expect(paragraphsOf(firstDraft(notes)).map((one) => one.text)).toEqual(["Seen in the morning."]);
  });
});

describe("the overall judgement", () => {
  const standard = (judgement: JudgementWord | null, critical = false) => ({
    text: "Safety",
    critical,
    judgement,
    criteria: [{ text: "Safety", judgement }],
  });
  it.each<[string, ReturnType<typeof standard>[], JudgementWord | null]>([
    ["nothing judged", [], null],
    ["all met", [standard("met"), standard("met", true)], "met"],
    ["what does not apply is left out", [standard("met"), standard("not_applicable", true)], "met"],
    ["one partly met", [standard("met"), standard("partly_met", true)], "partly_met"],
    ["one not met that is not critical", [standard("met", true), standard("not_met")], "partly_met"],
    ["a critical one not met", [standard("met"), standard("not_met", true)], "not_met"],
    [
      "a critical one not met outdoes one that is open",
      [standard(null), standard("not_met", true)],
      "not_met",
    ],
    ["one open", [standard("met"), standard(null)], null],
  ])("%s", (_what, standards, judgement) => {
    const overall = overallOf(standards);
    expect(overall.judgement).toBe(judgement);
    expect(overall.forbids.length > 0).toBe(judgement === "not_met");
    expect(overall.sentence).not.toBe("");
  });
  it("says how many fall short", () => {
    expect(overallOf([standard("partly_met"), standard("not_met"), standard("met")]).sentence).toBe(
      "No critical standard is unmet; 2 standards are not wholly met",
    );
    expect(overallOf([standard("not_met", true)]).sentence).toBe(
      "A critical standard is not met, which forbids approval",
    );
  });
});
