import type { CalendarDate } from "#app/core/calendar.ts";

/** Something that waits for this person: what, how many, where to, and by or since when. */
export type Todo = {
  text: string;
  count: number;
  to: string;
  /** "oldest since" or "first due", as a short sentence without a name in it. */
  hint?: string;
  tone?: "warning" | "information" | "bad";
  /** A day that tells how pressing it is; lists show the earliest first. */
  day?: CalendarDate | null;
};

/** Only what there is any of, the most pressing first. */
export function pressing(todos: readonly Todo[]): Todo[] {
  return todos
    .filter(({ count }) => count > 0)
    .toSorted((left, right) => ((left.day ?? "9999") < (right.day ?? "9999") ? -1 : 1));
}
