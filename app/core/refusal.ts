/** How the business says no, with the sentence the person will read. Anything else that is thrown is a bug. */
export const refusalKinds = ["not_found", "forbidden", "conflict", "rule"] as const;
export type RefusalKind = (typeof refusalKinds)[number];

export class Refusal extends Error {
  readonly kind: RefusalKind;
  /** The form field the sentence belongs beside, when there is one. */
  readonly field: string | undefined;

  constructor(kind: RefusalKind, sentence: string, field?: string) {
    super(sentence);
    this.name = "Refusal";
    this.kind = kind;
    this.field = field;
  }
}

export function refuse(kind: RefusalKind, sentence: string, field?: string): never {
  throw new Refusal(kind, sentence, field);
}

/** Refuses as forbidden: the first line of a command, asking the module's policy. */
export function ensure(condition: unknown, sentence: string): asserts condition {
  if (!condition) refuse("forbidden", sentence);
}

/** Refuses as a rule of the business that does not hold, optionally beside a field. */
export function ensureRule(condition: unknown, sentence: string, field?: string): asserts condition {
  if (!condition) refuse("rule", sentence, field);
}
