import type { Act } from "#app/core/actor.ts";
import { formatDay, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { Todo } from "#app/core/todo.ts";
import { canAnswerWatch } from "#app/domain/watch/policy.ts";
import { mayLook, watchLines } from "#app/domain/watch/watch.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";

/** Providers over the watch's figures that nobody has answered for lately, or that are due for another look. */
export function todosOf(act: Act): Promise<Todo[]> {
  if (!canAnswerWatch(act.actor)) return Promise.resolve([]);
  return transaction(act, async (tx) => {
    if (!(await mayLook(tx, act))) return [];
    const { lines } = await watchLines(tx, act);
    const waiting = lines.filter(({ waits }) => waits);
    const today = londonDay(act.now);
    const first = waiting
      .flatMap(({ lookAgainOn }) => (lookAgainOn && lookAgainOn <= today ? [lookAgainOn] : []))
      .sort()[0];
    return [
      {
        text: "Registration watch: providers to look into",
        count: waiting.length,
        to: paths.watch("waiting=yes"),
        tone: "warning" as const,
        ...(first ? { hint: `The first to look at again from ${formatDay(first)}`, day: first } : {}),
      },
    ];
  });
}
