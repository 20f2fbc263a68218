import { type ProviderKind, providerKindNames } from "#app/core/words/providers.ts";

type Draft = {
  readonly providerKinds: readonly ProviderKind[];
  readonly standards: readonly {
    readonly text: string;
    readonly criteria: readonly { readonly providerKinds: readonly ProviderKind[] }[];
  }[];
};

/** Why a draft cannot be published yet: somebody would be judged by nothing. Empty when it can. */
export function unpublishable({ providerKinds, standards }: Draft): string[] {
  if (standards.length === 0) return ["Add at least one standard"];
  const bare = standards.filter(({ criteria }) => criteria.length === 0);
  const asked = standards.flatMap(({ criteria }) => criteria);
  const forgotten = providerKinds.filter(
    (kind) =>
      !asked.some(
        (criterion) => criterion.providerKinds.length === 0 || criterion.providerKinds.includes(kind),
      ),
  );
  return [
    ...(providerKinds.length === 0 ? ["Choose the kinds of provider it is for"] : []),
    ...bare.map(({ text }) => `Add a criterion to “${text}”`),
    ...(bare.length > 0 ? [] : forgotten.map((kind) => `Nothing is asked of: ${providerKindNames[kind]}`)),
  ];
}

type Published = {
  readonly id: string;
  readonly version: number;
  readonly publishedOn: string | null;
  readonly providerKinds: readonly ProviderKind[];
};

/** The kinds of provider whose assessments open under a framework: those it is the newest published one for. */
export function inForceFor(frameworks: readonly Published[], id: string): ProviderKind[] {
  const published = frameworks
    .filter(({ publishedOn }) => publishedOn !== null)
    .toSorted((one, other) => (isNewer(one, other) ? -1 : 1));
  const framework = published.find((one) => one.id === id);
  return (framework?.providerKinds ?? []).filter(
    (kind) => published.find(({ providerKinds }) => providerKinds.includes(kind))?.id === id,
  );
}

function isNewer(one: Published, other: Published): boolean {
  const [day, otherDay] = [one.publishedOn ?? "", other.publishedOn ?? ""];
  if (day !== otherDay) return day > otherDay;
  return one.version === other.version ? one.id > other.id : one.version > other.version;
}
