/** The filters of several values: their name in the address, and the words of each value in order. */
import { formatWeeklyHalfDay, weeklyHalfDays } from "#app/core/calendar.ts";
import {
  keyStageNames,
  keyStages,
  needNames,
  needs,
  offerKindNames,
  offerKinds,
  offerTierNames,
  offerTiers,
  qualificationKindNames,
  qualificationKinds,
  transportNames,
  transportWords,
} from "#app/core/words/menu.ts";
import {
  accessFeatureNames,
  accessFeatures,
  providerKindNames,
  providerKinds,
} from "#app/core/words/providers.ts";
import { daysWanted, type FacetName, groupSizes, years } from "#search/facets.ts";

type Choice = {
  readonly facet: FacetName;
  readonly label: string;
  readonly hint?: string;
  readonly names: Readonly<Record<string, string>>;
  /** The words of a value away from its label, where they would not say enough. */
  readonly chosen?: (text: string) => string;
};

export const menuChoiceNames = [
  "need",
  "phase",
  "year",
  "kind",
  "tier",
  "half",
  "days",
  "qualification",
  "group",
  "provider",
  "transport",
  "access",
  "local",
] as const;
export type MenuChoice = (typeof menuChoiceNames)[number];

export const menuChoices: Readonly<Record<MenuChoice, Choice>> = {
  need: { facet: "need", label: "Needs", names: inOrder(needs, needNames) },
  phase: { facet: "keyStage", label: "Key stage", names: inOrder(keyStages, keyStageNames) },
  year: {
    facet: "year",
    label: "Year group",
    names: Object.fromEntries(years.map((year) => [year, `Year ${year}`])),
  },
  kind: { facet: "kind", label: "What it is", names: inOrder(offerKinds, offerKindNames) },
  tier: { facet: "tier", label: "Tier", names: inOrder(offerTiers, offerTierNames) },
  half: {
    facet: "half",
    label: "Sessions free",
    hint: "A place on every half day you choose",
    names: Object.fromEntries(weeklyHalfDays.map((half) => [half, formatWeeklyHalfDay(half)])),
    chosen: (text) => `Free on ${text}`,
  },
  days: {
    facet: "days",
    label: "Days a week",
    names: Object.fromEntries(
      daysWanted.map((days) => [
        days,
        days === "5" ? "5 days" : `${days} ${days === "1" ? "day" : "days"} or more`,
      ]),
    ),
    chosen: (text) => `${text} a week`,
  },
  qualification: {
    facet: "qualification",
    label: "Qualifications",
    names: inOrder(qualificationKinds, qualificationKindNames),
  },
  group: {
    facet: "group",
    label: "Size of the group",
    names: Object.fromEntries(
      groupSizes.map((size) => [size, size === "1" ? "One to one" : `${size} pupils or fewer`]),
    ),
    chosen: (text) => `Group: ${text.toLowerCase()}`,
  },
  provider: {
    facet: "providerKind",
    label: "Kind of provider",
    names: inOrder(providerKinds, providerKindNames),
  },
  transport: {
    facet: "transport",
    label: "Transport",
    names: inOrder(transportWords, transportNames),
    chosen: (text) => `Transport: ${text.toLowerCase()}`,
  },
  access: {
    facet: "access",
    label: "Accessibility",
    hint: "The site has everything you choose",
    names: inOrder(accessFeatures, accessFeatureNames),
  },
  local: {
    facet: "local",
    label: "Local menu",
    names: { yes: "On my partnership’s own menu" },
  },
};

function inOrder<const Word extends string>(
  words: readonly Word[],
  names: Readonly<Record<Word, string>>,
): Record<string, string> {
  return Object.fromEntries(words.map((word) => [word, names[word]]));
}
