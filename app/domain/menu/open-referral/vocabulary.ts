/** The field's words as taxonomies of Open Referral UK: what an offer is classed by, in the portal's own lists. */
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
} from "#app/core/words/menu.ts";
import { providerKindNames, providerKinds } from "#app/core/words/providers.ts";

type Vocabulary = {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly words: readonly string[];
  readonly names: Readonly<Record<string, string>>;
};

export const vocabularies: readonly Vocabulary[] = [
  {
    key: "need",
    name: "Needs",
    description: "The needs of children that a service is made for",
    words: needs,
    names: needNames,
  },
  {
    key: "kind",
    name: "Kinds of provision",
    description: "What a service consists of",
    words: offerKinds,
    names: offerKindNames,
  },
  {
    key: "tier",
    name: "Tiers",
    description: "Help in school, a time away from it, or the way to somewhere else",
    words: offerTiers,
    names: offerTierNames,
  },
  {
    key: "key_stage",
    name: "Key stages",
    description: "The stages of the national curriculum that a service takes pupils from",
    words: keyStages,
    names: keyStageNames,
  },
  {
    key: "provider_kind",
    name: "Kinds of provider",
    description: "What the organisation behind a service is",
    words: providerKinds,
    names: providerKindNames,
  },
  {
    key: "qualification",
    name: "Qualifications",
    description: "What a pupil can gain",
    words: qualificationKinds,
    names: qualificationKindNames,
  },
];

/** What an offer is classed by, as "need:semh". */
export type TermKey = `${string}:${string}`;

export const termKeys: readonly TermKey[] = vocabularies.flatMap(({ key, words }) =>
  words.map((word): TermKey => `${key}:${word}`),
);

export function termOf(key: TermKey): { vocabulary: Vocabulary; word: string; name: string } | undefined {
  const [first = "", word = ""] = key.split(":");
  const vocabulary = vocabularies.find((one) => one.key === first);
  const name = vocabulary?.names[word];
  return vocabulary && name ? { vocabulary, word, name } : undefined;
}
