import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankOn, shufflesOf } from "#search/offers.ts";
import {
  asNames,
  asTyped,
  correctionOf,
  exactQuery,
  keptApart,
  slipsBetween,
  termsOf,
  textQuery,
  typedWords,
  wordsIn,
} from "#search/words.ts";
import { inDays } from "#tests/support/world.ts";

describe("words", () => {
  it("are compared small and without accents", () => {
    expect(wordsIn("Café-Éclair, 2 o'clock")).toEqual(["cafe", "eclair", "2", "o", "clock"]);
  });

  it("are at most twelve, however much is typed", () => {
    expect(typedWords("word ".repeat(10_000))).toHaveLength(12);
  });

  it("stand for their synonyms, the longest known phrase first", () => {
    expect(termsOf(["forest", "school", "near"])[0]?.phrases).toContainEqual(["woodland"]);
    expect(textQuery(termsOf(["pru"]))).toMatch(
      /^\(\(pru:\* \| zqpru:\*\) \| \(pupil <-> referral <-> unit\)/,
    );
  });

  it("may stand anywhere when they are a phrase that was typed", () => {
    expect(textQuery(termsOf(["motor", "vehicle"]), [])).toContain(
      "((motor | zqmotor) & (vehicle | zqvehicle))",
    );
  });

  it("go on to every word that the last of them may be the beginning of, and to what means the same", () => {
    const query = textQuery(termsOf(["mechani"]), ["mechanics", "mechanism"]);
    expect(query).toMatch(
      /^\(\(mechani \| zqmechani \| mechanics \| zqmechanics \| mechanism \| zqmechanism\)/,
    );
    expect(query).toContain("(motor <-> vehicle)");
  });

  it("of a name are kept apart, so that only what was typed is looked for in it", () => {
    expect(asNames("Old Forge, Farm")).toBe("zqold zqforge zqfarm");
    expect(textQuery(termsOf(["farm"]), [])).toBe(
      "((farm | zqfarm) | (animal <-> care) | animals | (land <-> based))",
    );
    expect(exactQuery(["old", "farm"])).toBe("(old | zqold) & (farm | zqfarm)");
  });

  it("that share a stem by chance are kept apart, and read as they were typed", () => {
    expect(keptApart("Film and animation, animals")).toBe("Film and animationfilm, animals");
    expect(asTyped("animationfilm")).toBe("animation");
    expect(asTyped("film")).toBe("film");
  });

  it("can never break the language of a text query", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        expect(textQuery(termsOf(typedWords(typed)))).toMatch(/^[a-z0-9 ()|&:*<>-]*$/);
      }),
    );
  });
});

describe("a misspelling", () => {
  it.each([
    ["horse", "horse", 0],
    ["hosre", "horse", 1],
    ["hors", "horse", 1],
    ["mechancis", "mechanics", 1],
    ["mecanix", "mechanics", 3],
    ["", "ab", 2],
  ])("%s for %s is %i slips", (left, right, slips) => {
    expect(slipsBetween(left, right)).toBe(slips);
  });

  it("is put right to the nearest word within the tolerance of its length", () => {
    expect(correctionOf("vehcile", ["vehicle", "bicycle"])).toBe("vehicle");
    expect(correctionOf("carz", ["cars"])).toBeUndefined();
    expect(correctionOf("horrible", ["horse"])).toBeUndefined();
  });

  it("measures alike both ways", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
    fc.assert(fc.property(word, word, (one, other) => slipsBetween(one, other) === slipsBetween(other, one)));
  });
});

describe("the fair order", () => {
  it("gives every offer seven numbers that never change, and a turn each day", () => {
    expect(shufflesOf("an offer")).toEqual(shufflesOf("an offer"));
    expect(new Set(shufflesOf("an offer")).size).toBe(7);
    expect(new Set([0, 1, 2, 3, 4, 5, 6].map((days) => rankOn(inDays(days)))).size).toBe(7);
  });
});
