import type { ProviderKind } from "#app/core/words/providers.ts";

/** One version of a framework as it is published: sections of standards, the critical ones marked. */
export type FrameworkText = {
  key: string;
  version: number;
  name: string;
  source: string;
  providerKinds: ProviderKind[];
  sections: readonly { title: string; standards: readonly { text: string; critical?: true }[] }[];
};
