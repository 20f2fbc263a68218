/** What is judged on a page and not saved yet: kept while the line is down, sent once when it is back. */

export type Typed = { readonly judgement: string; readonly comment: string };
/** A change under its own key, made over the change that was known then, at a moment of this machine's clock. */
export type Change = Typed & { readonly key: string; readonly basis: string; readonly changedAt: number };
/** What the portal has of a criterion; without a change key it has nothing. */
export type Stored = Typed & { readonly changeKey: string };

export type Place =
  | { readonly kind: "saved"; readonly at: string }
  | { readonly kind: "overtaken" }
  | { readonly kind: "another"; readonly sentence: string; readonly theirs: Stored }
  | { readonly kind: "refused"; readonly sentence: string };

export type Line = "there" | "down" | "signed_out";

type ByCriterion<Value> = Readonly<Record<string, Value>>;
export type Judging = {
  readonly known: ByCriterion<Stored>;
  readonly waiting: ByCriterion<Change>;
  readonly places: ByCriterion<Place>;
  readonly line: Line;
};

export type Answer =
  | { readonly kind: "saved"; readonly changeKey: string; readonly at: string }
  | { readonly kind: "overtaken"; readonly stored: Stored }
  | { readonly kind: "another"; readonly sentence: string; readonly theirs: Stored }
  | { readonly kind: "refused"; readonly sentence: string }
  | { readonly kind: "unreachable" }
  | { readonly kind: "signed_out" };

const nothing: Stored = { judgement: "", comment: "", changeKey: "" };

/** Begins with what the portal has, and with what this browser kept of it that the portal does not have. */
export function begin(known: ByCriterion<Stored>, kept: ByCriterion<Change> = {}): Judging {
  const waiting = Object.entries(kept).filter(([id, change]) => {
    const stored = known[id];
    return stored && stored.changeKey !== change.key && !isSame(stored, change);
  });
  return { known, waiting: Object.fromEntries(waiting), places: {}, line: "there" };
}

export function isSame(one: Typed, other: Typed): boolean {
  return one.judgement === other.judgement && one.comment.trim() === other.comment.trim();
}

/** Takes note of what was typed. A newer change replaces one that waits; what says the same as before is none. */
export function typed(
  judging: Judging,
  id: string,
  { key, changedAt, judgement, comment }: Typed & { key: string; changedAt: number },
): Judging {
  const { [id]: before, ...others } = judging.waiting;
  const stored = judging.known[id] ?? nothing;
  if (!before && isSame(stored, { judgement, comment })) return judging;
  const basis = before?.basis ?? stored.changeKey;
  const place = judging.places[id];
  const places = place?.kind === "another" ? judging.places : without(judging.places, id);
  return {
    ...judging,
    places,
    waiting: { ...others, [id]: { judgement, comment, key, basis, changedAt } },
  };
}

/** The oldest change that can be sent; none of those that somebody must look at first. */
export function nextOf({ waiting, places }: Judging): { id: string; change: Change } | undefined {
  const ready = Object.entries(waiting).filter(([id]) => {
    const kind = places[id]?.kind;
    return kind !== "another" && kind !== "refused";
  });
  const [first] = ready.sort(([, one], [, other]) => one.changedAt - other.changedAt);
  return first && { id: first[0], change: first[1] };
}

/** What follows from the portal's answer to a change; what was typed meanwhile goes on waiting. */
export function answered(judging: Judging, id: string, sent: Change, answer: Answer): Judging {
  switch (answer.kind) {
    case "unreachable":
      return { ...judging, line: "down" };
    case "signed_out":
      return { ...judging, line: "signed_out" };
    case "saved": {
      const stored = { judgement: sent.judgement, comment: sent.comment, changeKey: answer.changeKey };
      return settled(judging, id, sent, { stored, place: { kind: "saved", at: answer.at } });
    }
    case "overtaken":
      return settled(judging, id, sent, { stored: answer.stored, place: { kind: "overtaken" } });
    case "another":
    case "refused":
      return { ...judging, line: "there", places: { ...judging.places, [id]: answer } };
  }
}

function settled(
  judging: Judging,
  id: string,
  sent: Change,
  { stored, place }: { stored: Stored; place: Place },
): Judging {
  const known = { ...judging.known, [id]: stored };
  const now = judging.waiting[id];
  if (now && now.key !== sent.key) {
    const waiting = { ...judging.waiting, [id]: { ...now, basis: stored.changeKey } };
    return { ...judging, line: "there", known, waiting };
  }
  const waiting = without(judging.waiting, id);
  return { line: "there", known, waiting, places: { ...judging.places, [id]: place } };
}

/** Gives way to what another officer judged. */
export function takeTheirs(judging: Judging, id: string): Judging {
  const place = judging.places[id];
  if (place?.kind !== "another") return judging;
  return {
    ...judging,
    known: { ...judging.known, [id]: place.theirs },
    waiting: without(judging.waiting, id),
    places: without(judging.places, id),
  };
}

/** Puts one's own over what another officer judged, having seen it. */
export function keepMine(judging: Judging, id: string, key: string): Judging {
  const place = judging.places[id];
  const change = judging.waiting[id];
  if (place?.kind !== "another" || !change) return judging;
  return {
    ...judging,
    known: { ...judging.known, [id]: place.theirs },
    waiting: { ...judging.waiting, [id]: { ...change, key, basis: place.theirs.changeKey } },
    places: without(judging.places, id),
  };
}

/** How many criteria have a judgement, sent or not. */
export function countJudged({ known, waiting }: Judging, ids: readonly string[]): number {
  return ids.filter((id) => (waiting[id] ?? known[id] ?? nothing).judgement !== "").length;
}

/** Where one criterion stands, in a few words. */
export function placeInWords({ waiting, places, line }: Judging, id: string): string {
  const place = places[id];
  if (place?.kind === "another") return place.sentence;
  if (place?.kind === "refused") return `Not saved: ${place.sentence}`;
  if (waiting[id]) {
    if (line === "there") return "Saving";
    return line === "down" ? "Waiting for the line" : "Waiting until you sign in";
  }
  if (place?.kind === "overtaken") return "You changed this later elsewhere; that stands";
  return place?.kind === "saved" ? `Saved ${place.at}` : "";
}

/** Where the whole page stands, read out when it changes. */
export function allInWords(judging: Judging): string {
  const { waiting, places, line } = judging;
  const stuck = Object.values(places).filter(({ kind }) => kind === "another" || kind === "refused").length;
  if (stuck > 0) return `${count(stuck, "criterion needs", "criteria need")} you: look below`;
  const left = Object.keys(waiting).length;
  if (left === 0) return Object.keys(places).length > 0 ? "Everything is saved" : "";
  if (line === "there") return "Saving";
  const kept = `${count(left, "change is", "changes are")} kept in this browser`;
  return line === "down"
    ? `Waiting for the line: ${kept}`
    : `You are signed out: ${kept}. Sign in again in another tab, then come back here`;
}

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

function without<Value>(values: ByCriterion<Value>, id: string): ByCriterion<Value> {
  const { [id]: _left, ...rest } = values;
  return rest;
}
