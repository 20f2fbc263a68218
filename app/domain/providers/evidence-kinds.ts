/** What an officer may decide about a kind of evidence, and what of the shipped register is not asked yet. */
import type { CalendarDate } from "#app/core/calendar.ts";
import type { Practice, ProviderKind, VersionPart } from "#app/core/words/providers.ts";
import { type Asked, appliesTo, type EvidenceKind } from "#app/domain/providers/evidence.ts";
import { evidenceRegister } from "#app/domain/providers/evidence-register.ts";
import type { EvidenceKindValues } from "#app/domain/providers/forms.ts";
import type { Content } from "#app/domain/providers/versions.ts";

type Reach = Pick<EvidenceKind, "critical" | "scope" | "providerKinds" | "siteKinds" | "posts" | "practice">;

/** The columns of a kind as typed: what does not go with its scope or rule falls away. */
export function kindOf(values: EvidenceKindValues) {
  const { scope, expiryRule, practice } = values;
  return {
    ...values,
    siteKinds: scope === "site" ? values.siteKinds : [],
    posts: scope === "person" ? values.posts : [],
    practice: practice === "" ? null : (practice as Practice),
    validMonths: expiryRule === "months" ? (values.validMonths ?? 12) : null,
  };
}

/** Whether standing would hang on something it did not hang on before: providers need a day to prepare for that. */
export function asksMore(before: Reach | undefined, after: Reach): boolean {
  if (!after.critical) return false;
  if (before === undefined || !before.critical || before.scope !== after.scope) return true;
  return (
    after.providerKinds.some((kind: ProviderKind) => !before.providerKinds.includes(kind)) ||
    (before.practice !== null && before.practice !== after.practice) ||
    isWider(before.siteKinds, after.siteKinds) ||
    isWider(before.posts, after.posts)
  );
}

/** An empty list means every one of them. */
function isWider(before: readonly string[], after: readonly string[]): boolean {
  if (before.length === 0) return false;
  return after.length === 0 || after.some((one) => !before.includes(one));
}

/** A key out of a name: what evidence of this kind is filed under for good. */
export function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 50);
}

/** The entries of the shipped register that the authority does not ask for. */
export function notAskedYet(kinds: readonly { key: string }[]) {
  const known = new Set(kinds.map(({ key }) => key));
  return evidenceRegister.filter(({ key }) => !known.has(key));
}

/** The form's first answers for a kind that is there, or an entry of the register. */
export function typedOf(
  kind: Omit<EvidenceKind, "appliesFrom">,
  appliesFrom: CalendarDate,
): Record<string, string | string[]> {
  return {
    name: kind.name,
    hint: kind.hint,
    scope: kind.scope,
    providerKinds: [...kind.providerKinds],
    siteKinds: [...kind.siteKinds],
    posts: [...kind.posts],
    practice: kind.practice ?? "",
    critical: kind.critical ? "yes" : "",
    confirmationOnly: kind.confirmationOnly ? "yes" : "",
    expiryRule: kind.expiryRule,
    validMonths: kind.validMonths === null ? "" : String(kind.validMonths),
    appliesFrom,
  };
}

/** The critical kinds that a new site or person is asked for from its first day: standing lapses without them. */
export function criticalFor(
  part: VersionPart,
  content: Content,
  { kinds, provider }: { kinds: readonly EvidenceKind[]; provider: Asked },
): string[] {
  return kinds
    .filter((kind) => kind.critical && kind.scope === part && appliesTo(kind, provider))
    .filter((kind) => {
      const names: readonly string[] = part === "site" ? kind.siteKinds : kind.posts;
      const own = String(part === "site" ? content.kind : content.post);
      return names.length === 0 || names.includes(own);
    })
    .map(({ name }) => name);
}
