import { refuse } from "#app/core/refusal.ts";

/** A table of verbs: from which states each may be done, and the state it leads to. */
export type Lifecycle<State extends string = string> = {
  readonly [verb: string]: { readonly from: readonly State[]; readonly to: State };
};

export function allows<L extends Lifecycle>(lifecycle: L, verb: keyof L & string, state: string): boolean {
  return lifecycle[verb]?.from.includes(state) ?? false;
}

/**
 * The state after the verb. Refuses with a conflict when the verb may not be done from this state, since
 * most often somebody else has been quicker. The noun opens the sentence: "This placement is cancelled, so …".
 */
export function step<L extends Lifecycle, Verb extends keyof L & string>(
  lifecycle: L,
  verb: Verb,
  state: string,
  noun = "This",
): L[Verb]["to"] {
  const move = lifecycle[verb];
  if (move === undefined) throw new RangeError(`No verb ${verb} in this lifecycle`);
  if (move.from.includes(state)) return move.to;
  const subject = noun.charAt(0).toUpperCase() + noun.slice(1);
  return refuse("conflict", `${subject} is ${inWords(state)}, so it cannot be ${participle(verb)}`);
}

const irregularParticiples: Readonly<Record<string, string>> = {
  bring: "brought",
  begin: "begun",
  cancel: "cancelled",
  drop: "dropped",
  find: "found",
  give: "given",
  hold: "held",
  hide: "hidden",
  keep: "kept",
  leave: "left",
  pay: "paid",
  permit: "permitted",
  plan: "planned",
  put: "put",
  refer: "referred",
  send: "sent",
  set: "set",
  stop: "stopped",
  submit: "submitted",
  take: "taken",
  withdraw: "withdrawn",
  write: "written",
};

/** "approve" → "approved", "withdraw" → "withdrawn", "takeUp" → "taken up". */
function participle(verb: string): string {
  const [first = "", ...rest] = inWords(verb).split(" ");
  return [irregularParticiples[first] ?? regularParticiple(first), ...rest].join(" ");
}

function regularParticiple(verb: string): string {
  if (verb.endsWith("e")) return `${verb}d`;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  return `${verb}ed`;
}

function inWords(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[_-]/g, " ")
    .toLowerCase();
}
