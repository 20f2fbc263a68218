/** Some sixty invented pupils. Their names are birds and trees, so that nobody takes them for children who live. */
import type { Need } from "#app/core/words/menu.ts";
import type { SenProvision } from "#app/core/words/pupils.ts";

export type PupilRow = {
  school: string;
  given: string;
  family: string;
  year: number;
  needs: readonly Need[];
  sen: SenProvision;
  lookedAfter: boolean;
  postcode: string;
};

const given = [
  "Rowan",
  "Hazel",
  "Ash",
  "Willow",
  "Linden",
  "Juniper",
  "Alder",
  "Maple",
  "Aspen",
  "Briony",
  "Laurel",
  "Holly",
  "Elder",
  "Sorrel",
  "Heath",
  "Fern",
];
const family = [
  "Nightjar",
  "Lapwing",
  "Fieldfare",
  "Siskin",
  "Whinchat",
  "Dunnock",
  "Redstart",
  "Dotterel",
  "Wryneck",
  "Pipit",
  "Shrike",
  "Brambling",
  "Turnstone",
];
const needSets: readonly (readonly Need[])[] = [
  ["semh"],
  ["semh", "adhd"],
  ["anxiety"],
  ["semh", "trauma"],
  ["asc", "anxiety"],
  ["adhd"],
  ["semh", "learning"],
  ["medical"],
];
const postcodes = ["S60 1ZZ", "S61 1ZZ", "S62 5ZZ", "S63 7ZZ", "S64 8ZZ", "S65 1ZZ", "S66 1ZZ", "S25 2ZZ"];

/** The same pupils each time the story is told: who they are follows from their number. */
export function pupilRows(schools: readonly string[], count: number): PupilRow[] {
  return Array.from({ length: count }, (_, number) => ({
    school: pick(schools, number),
    given: pick(given, number * 5 + Math.floor(number / 16)),
    family: pick(family, number),
    year: 7 + (number % 5),
    needs: pick(needSets, number * 3),
    sen: number % 5 === 0 ? "ehcp" : number % 2 === 0 ? "support" : "none",
    lookedAfter: number % 17 === 3,
    postcode: pick(postcodes, number * 3),
  }));
}

function pick<T>(list: readonly T[], number: number): T {
  const one = list[number % list.length];
  if (one === undefined) throw new RangeError("nothing to pick from");
  return one;
}
