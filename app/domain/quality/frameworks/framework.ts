import type { ProviderKind } from "#app/core/words/providers.ts";

/** What is looked at to judge a standard; without kinds it is asked of all the framework's. */
export type CriterionText = {
  text: string;
  /** Keys of the kinds of evidence that show it. */
  evidence?: readonly string[];
  kinds?: readonly ProviderKind[];
};

export type StandardText = { text: string; critical?: true; criteria: readonly CriterionText[] };

/** One version of a framework as it ships: sections of standards with their criteria, the critical ones marked. */
export type FrameworkText = {
  key: string;
  version: number;
  name: string;
  source: string;
  providerKinds: ProviderKind[];
  /** A placement that lasts longer is warned about. */
  longestPlacementWeeks?: number;
  sections: readonly { title: string; standards: readonly StandardText[] }[];
};
