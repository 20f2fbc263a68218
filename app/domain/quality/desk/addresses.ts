/** What the lists of the officers' desk are narrowed by, as their addresses say it; anything else is passed over. */
import { outcodeOf } from "#app/core/postcode.ts";
import { type ProviderKind, providerKindNames, providerKinds } from "#app/core/words/providers.ts";
import {
  type AgeBand,
  type ApplicationStage,
  ageBandNames,
  ageBands,
  applicationStages,
  type ConditionWatch,
  conditionWatches,
  conditionWatchNames,
  type DayBand,
  dayBands,
  type EvidenceWatch,
  evidenceWatches,
  evidenceWatchNames,
  stageNames,
} from "#app/domain/quality/desk/stages.ts";
import { type StandingState, standingNames, standingStates } from "#app/domain/quality/standing.ts";

export type Selected = { name: string; value: string; text: string };

const wordsIn = (asked: URLSearchParams) => (asked.get("words") ?? "").trim().slice(0, 100) || undefined;
const isTicked = (asked: URLSearchParams, name: string) => asked.get(name) === "yes";
const bandIn = (asked: URLSearchParams): DayBand | undefined =>
  dayBands.find((band) => String(band) === asked.get("within"));
const idIn = (asked: URLSearchParams, name: string) => {
  const value = asked.get(name) ?? "";
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ? value : undefined;
};

function chosen<Word extends string>(asked: URLSearchParams, name: string, words: readonly Word[]): Word[] {
  return words.filter((word) => asked.getAll(name).includes(word));
}

const shown = <Word extends string>(
  name: string,
  words: readonly Word[],
  names: Readonly<Record<Word, string>>,
): Selected[] => words.map((value) => ({ name, value, text: names[value] }));
const one = (name: string, value: string | number | undefined, text: string): Selected[] =>
  value === undefined ? [] : [{ name, value: String(value), text }];
const ticked = (name: string, isOn: boolean, text: string): Selected[] =>
  isOn ? [{ name, value: "yes", text }] : [];

export type ApplicationFilter = {
  words: string | undefined;
  stages: ApplicationStage[];
  age: AgeBand | undefined;
  officerId: string | undefined;
  /** A decision on them is proposed, and whether the reader or only another officer may be the second to say yes. */
  confirming: Confirming | undefined;
};

export const confirmings = ["me", "another"] as const;
export type Confirming = (typeof confirmings)[number];
export const confirmingNames: Readonly<Record<Confirming, string>> = {
  me: "For me",
  another: "For another officer",
};

export const applicationsIn = (asked: URLSearchParams): ApplicationFilter => ({
  words: wordsIn(asked),
  stages: chosen(asked, "stage", applicationStages),
  age: chosen(asked, "age", ageBands)[0],
  officerId: idIn(asked, "officer"),
  confirming: chosen(asked, "confirm", confirmings)[0],
});

const confirmingText = (confirming: Confirming | undefined): string =>
  confirming === "me" ? "Decision for me to confirm" : "Decision for another officer to confirm";

export const applicationsSelected = (filter: ApplicationFilter, officerName: string | undefined) => [
  ...one("words", filter.words, filter.words ?? ""),
  ...shown("stage", filter.stages, stageNames),
  ...(filter.age ? shown("age", [filter.age], ageBandNames) : []),
  ...one("officer", filter.officerId, officerName ?? "One officer"),
  ...one("confirm", filter.confirming, confirmingText(filter.confirming)),
];

export type EvidenceFilter = {
  words: string | undefined;
  kinds: string[];
  watches: EvidenceWatch[];
  within: DayBand | undefined;
  approved: boolean;
  critical: boolean;
};

export const evidenceIn = (asked: URLSearchParams): EvidenceFilter => ({
  words: wordsIn(asked),
  kinds: asked.getAll("kind").filter((key) => /^[a-z0-9_]{1,60}$/.test(key)),
  watches: chosen(asked, "state", evidenceWatches),
  within: bandIn(asked),
  approved: isTicked(asked, "approved"),
  critical: isTicked(asked, "critical"),
});

export const evidenceSelected = (filter: EvidenceFilter, kindNames: Readonly<Record<string, string>>) => [
  ...one("words", filter.words, filter.words ?? ""),
  ...shown("state", filter.watches, evidenceWatchNames),
  ...one("within", filter.within, `Within ${filter.within} days`),
  ...filter.kinds.map((value) => ({ name: "kind", value, text: kindNames[value] ?? value })),
  ...ticked("approved", filter.approved, "Approval holds"),
  ...ticked("critical", filter.critical, "Critical"),
];

export type ConditionFilter = {
  words: string | undefined;
  watches: ConditionWatch[];
  within: DayBand | undefined;
  critical: boolean;
};

export const conditionsIn = (asked: URLSearchParams): ConditionFilter => ({
  words: wordsIn(asked),
  watches: chosen(asked, "state", conditionWatches),
  within: bandIn(asked),
  critical: isTicked(asked, "critical"),
});

export const conditionsSelected = (filter: ConditionFilter) => [
  ...one("words", filter.words, filter.words ?? ""),
  ...shown("state", filter.watches, conditionWatchNames),
  ...one("within", filter.within, `Within ${filter.within} days`),
  ...ticked("critical", filter.critical, "Critical"),
];

export const origins = ["registered", "recorded"] as const;
export type Origin = (typeof origins)[number];
export const originNames: Readonly<Record<Origin, string>> = {
  registered: "Registered here",
  recorded: "Recorded by the authority",
};

export type ProviderFilter = {
  words: string | undefined;
  kinds: ProviderKind[];
  states: StandingState[];
  outcode: string | undefined;
  origin: Origin | undefined;
  /** The approval ends within so many days. */
  within: DayBand | undefined;
  /** Pupils are placed there now. */
  live: boolean;
};

export const providersIn = (asked: URLSearchParams): ProviderFilter => ({
  words: wordsIn(asked),
  kinds: chosen(asked, "kind", providerKinds),
  states: chosen(asked, "standing", standingStates),
  outcode: outcodeOf(asked.get("area") ?? ""),
  origin: chosen(asked, "origin", origins)[0],
  within: bandIn(asked),
  live: isTicked(asked, "live"),
});

/** The area is shown as it was typed, so that it can be taken away again. */
export const providersSelected = (filter: ProviderFilter, asked: URLSearchParams) => [
  ...one("words", filter.words, filter.words ?? ""),
  ...shown("standing", filter.states, standingNames),
  ...shown("kind", filter.kinds, providerKindNames),
  ...(filter.outcode ? one("area", asked.get("area") ?? "", filter.outcode) : []),
  ...(filter.origin ? shown("origin", [filter.origin], originNames) : []),
  ...one("within", filter.within, `Approval ends within ${filter.within} days`),
  ...ticked("live", filter.live, "With pupils there now"),
];
