/** What the rows of the story's menu do not say one by one: years, qualifications, length and the week. */
import { type QualificationKind, qualificationKinds } from "#app/core/words/menu.ts";
import type { OfferRow } from "#app/start/story/offer-row.ts";

const signs: Readonly<Partial<Record<QualificationKind, RegExp>>> = {
  gcse: /gcse/i,
  functional_skills: /functional/i,
  entry_level: /entry level/i,
  vocational_award: /level [12]|award in|certificate/i,
  unit_award: /unit award|aqa/i,
  first_aid_or_safety: /first aid|safety|hygiene|cscs/i,
};

/** The kinds of qualification that a row's own words name. */
function kindsOf({ qualifications = "" }: OfferRow): QualificationKind[] {
  const named = qualificationKinds.filter((kind) => signs[kind]?.test(qualifications));
  return named.length > 0 ? named : ["none"];
}

const weeksOf: Readonly<Record<OfferRow["tier"], readonly [number, number | undefined]>> = {
  outreach: [2, 10],
  time_limited: [6, 12],
  transitional: [12, undefined],
};

const days: Readonly<Record<OfferRow["kind"], string>> = {
  vocational: "Tools and safety first, then a job of one's own on the bench; lunch together at noon.",
  therapeutic:
    "A quiet start with the same adult, a session of forty minutes, time to come down before going.",
  academic: "Two lessons with a break between them, and half an hour for what was missed.",
  outdoor:
    "Out by half past nine whatever the weather; a fire, a task, and a written line about it at the end.",
  creative: "One project over the weeks, shown to the school on the last day.",
  online: "Live lessons of forty minutes, camera by choice, and a call home each Friday.",
  mentoring: "An hour with the mentor in school or nearby, and a note to the school the same day.",
  full_curriculum: "Registration, five lessons, lunch and a tutor hour; Wednesday afternoons are for sport.",
};

/** Years narrower than the key stages for every fourth offer of one key stage. */
function yearsOf({ keyStages }: OfferRow, index: number) {
  if (index % 4 !== 1 || keyStages.length !== 1) return { yearFrom: undefined, yearTo: undefined };
  if (keyStages[0] === "ks4") return { yearFrom: 11, yearTo: 11 };
  if (keyStages[0] === "ks3") return { yearFrom: 8, yearTo: 9 };
  return { yearFrom: undefined, yearTo: undefined };
}

export function extrasOf(row: OfferRow, index: number) {
  const [weeksFrom, weeksTo] = weeksOf[row.tier];
  return {
    ...yearsOf(row, index),
    qualificationKinds: kindsOf(row),
    // Every fifth has no usual length.
    weeksFrom: index % 5 === 4 ? undefined : weeksFrom,
    weeksTo: index % 5 === 4 ? undefined : weeksTo,
    weekDescribed: days[row.kind],
  };
}
