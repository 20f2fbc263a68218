/** What a browser keeps of judgements until they are saved: each change under the person, the assessment and the criterion. */
import type { Change } from "#app/components/judging-queue.ts";

/** A browser may keep nothing, or have no room: then the line alone must do. */
export function inThisBrowser(use: (store: Storage) => void): void {
  try {
    use(window.localStorage);
  } catch {
    return;
  }
}

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;
export type Whose = { userId: string; assessmentId: string };

const root = "portal.judging.";
const placeOf = ({ userId, assessmentId }: Whose) => `${root}${userId}.${assessmentId}.`;

/** Keeps what waits and forgets what no longer does; a change that another tab keeps is left alone. */
export function keep(
  store: Store,
  whose: Whose,
  before: Readonly<Record<string, Change>>,
  now: Readonly<Record<string, Change>>,
): void {
  for (const [id, change] of Object.entries(now))
    if (before[id] !== change) store.setItem(placeOf(whose) + id, JSON.stringify(change));
  for (const [id, { key }] of Object.entries(before))
    if (!now[id] && read(store.getItem(placeOf(whose) + id))?.key === key)
      store.removeItem(placeOf(whose) + id);
}

/** What was kept of an assessment for a person; what cannot be read is none. */
export function keptOf(store: Store, whose: Whose): Record<string, Change> {
  const kept: Record<string, Change> = {};
  for (const name of namesOf(store).filter((name) => name.startsWith(placeOf(whose)))) {
    const change = read(store.getItem(name));
    if (change) kept[name.slice(placeOf(whose).length)] = change;
  }
  return kept;
}

/** Forgets what is kept of an assessment that is judged no more. */
export function forgetOf(store: Store, whose: Whose): void {
  for (const name of namesOf(store)) if (name.startsWith(placeOf(whose))) store.removeItem(name);
}

/** Forgets everybody's but one person's: nobody's is left when somebody signs out. */
export function forgetAllBut(store: Store, userId?: string): void {
  for (const name of namesOf(store))
    if (!userId || !name.startsWith(`${root}${userId}.`)) store.removeItem(name);
}

function namesOf(store: Store): string[] {
  const names = Array.from({ length: store.length }, (_, index) => store.key(index));
  return names.filter((name) => name !== null).filter((name) => name.startsWith(root));
}

function read(text: string | null): Change | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    return isChange(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isChange(value: unknown): value is Change {
  if (typeof value !== "object" || value === null) return false;
  const words = ["judgement", "comment", "key", "basis"].map((name) => Reflect.get(value, name) as unknown);
  return (
    words.every((word) => typeof word === "string") && typeof Reflect.get(value, "changedAt") === "number"
  );
}
