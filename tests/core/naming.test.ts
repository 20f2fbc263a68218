import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarDate } from "#app/core/calendar.ts";
import { findIdentifiers, possibleIdentifier, sureIdentifier } from "#app/core/naming.ts";

const allowed = [
  "Brackenfold Motor Workshop (fictional)",
  "Clifton Community School",
  "Paint shop",
  "Winterhill",
];
const today = calendarDate("2026-10-07");
const kindsIn = (text: string) => findIdentifiers(text, allowed, today).map(({ kind }) => kind);

describe("a text that names nobody", () => {
  it.each([
    "The fire door at the back was locked on Monday 5 October 2026.",
    "On Tuesday the register of the Paint shop was not kept. Nobody knew who was there.",
    "Clifton Community School was not told until Friday afternoon.",
    "Two pupils of Year Nine left Brackenfold Motor Workshop at lunch; Ofsted has seen it before.",
    "In September The Workshop had no heating. Staff were kind about it.",
    "Half Term began early, on 16/10/2026.",
    "AP placements, SEND and EHCP papers were late.",
    "Telephone 01709 123456 was never answered.",
    "",
  ])("%s", (text) => expect(findIdentifiers(text, allowed, today)).toEqual([]));
});

describe("a text that may name somebody", () => {
  it.each([
    ["Mr Hall was not there.", "title"],
    ["I spoke to Mrs. J. O'Connell about it.", "title"],
    ["Miss Patel-Jones had left.", "title"],
    ["Yesterday Tom Smith walked out.", "name"],
    ["Tom Smith walked out.", "name"],
    ["It was about Zoë McAllister again", "name"],
    ["the mother of Jean-Luc Abernathy rang", "name"],
    ["J. Smith was late", "name"],
    ["at Clifton Community School Tom Smith was seen", "name"],
    ["Came on 3 May 2011", "birth_date"],
    ["12/03/2012 is in the file", "birth_date"],
  ])("%s", (text, kind) => {
    const found = findIdentifiers(text, allowed, today);
    expect(found).toMatchObject([{ kind, isSure: false }]);
    expect(sureIdentifier(found)).toBeUndefined();
    expect(possibleIdentifier(found)).toContain("names somebody");
  });

  it("does not let a name pass because its words stand in two allowed names", () => {
    expect(kindsIn("Community Brackenfold was loud")).toEqual(["name"]);
    expect(kindsIn("Motor Workshop was loud")).toEqual([]);
  });
});

describe("a text that names a child for certain", () => {
  it.each([
    ["Pupil A123456789012 was there", "upn"],
    ["pupil h1234 5678 9012 was there", "upn"],
    ["Pupil T12345678901B was there", "upn"],
    ["dob 1/2/12", "birth_date"],
    ["D.O.B. 01.02.2012", "birth_date"],
    ["born on 3rd of March 2011", "birth_date"],
    ["date of birth: 2011-03-03", "birth_date"],
  ])("%s", (text, kind) => {
    const found = findIdentifiers(text, allowed);
    expect(found).toMatchObject([{ kind, isSure: true }]);
    expect(sureIdentifier(found)).toContain("Take it out");
  });
});

const upper = fc.constantFrom(..."ABCDEFGHJKLMNPRSTVWXYZ");
const lower = fc.string({ unit: fc.constantFrom(..."bcdfghjklmnpqrstvwz"), minLength: 3, maxLength: 9 });
const word = fc.tuple(upper, lower).map(([first, rest]) => first + rest);
const plain = fc.array(lower, { maxLength: 12 }).map((words) => words.join(" "));

describe("whatever stands around it", () => {
  it("a pupil's number is found", () => {
    const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(plain, upper, digits, plain, (before, letter, number, after) => {
        expect(sureIdentifier(findIdentifiers(`${before} ${letter}${number} ${after}`, []))).toBeDefined();
      }),
    );
  });

  it("a first name with a surname is found, unless both together are allowed", () => {
    fc.assert(
      fc.property(plain, word, word, plain, (before, given, family, after) => {
        const text = `${before} ${given} ${family} ${after}`;
        expect(findIdentifiers(text, []).some((one) => one.text.includes(family))).toBe(true);
        expect(findIdentifiers(text, [`${given} ${family} Centre`])).toEqual([]);
      }),
    );
  });

  it("words in small letters and one capital after a full stop are nobody", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, plain), { maxLength: 5 }), (sentences) => {
        const text = sentences.map(([first, rest]) => `${first} ${rest}.`).join(" ");
        expect(findIdentifiers(text, [], today)).toEqual([]);
      }),
    );
  });
});
