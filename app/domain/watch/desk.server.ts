import type { Act } from "#app/core/actor.ts";
import { formatDay, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { Todo } from "#app/core/todo.ts";
import { canAnswerWatch, seesPupils } from "#app/domain/watch/policy.ts";
import { watchLines } from "#app/domain/watch/watch.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";

/** Providers over the watch's figures that nobody has answered for lately, or that are due for another look. */
export async function todosOf(tx: Tx, act: Act): Promise<Todo[]> {
  // A part of somebody else's transaction: it must not go on as the system, as the watch's own pages may.
  if (!canAnswerWatch(act.actor) || !seesPupils(act.actor)) return [];
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
}
