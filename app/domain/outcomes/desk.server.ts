import { count, min } from "drizzle-orm";
import { type Act, isIn } from "#app/core/actor.ts";
import { formatDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { Todo } from "#app/core/todo.ts";
import { untold } from "#app/domain/outcomes/untold.server.ts";
import { placementsQuery } from "#app/domain/placements/list-address.ts";
import { wantedOf } from "#app/domain/placements/wanted.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { placements } from "#db/schema/placements.ts";

/** Placements that have ended and of which nobody has said what came of them: an officer says it of the authority's own. */
export async function todosOf(tx: Tx, act: Act): Promise<Todo[]> {
  if (!isIn(act.actor, "school_lead", "commissioning_officer")) return [];
  const isOwn = isIn(act.actor, "commissioning_officer");
  const [row] = await tx
    .select({ count: count(), first: min(placements.endedOn) })
    .from(placements)
    .where(await wantedOf(tx, act, { isOwn, also: untold }));
  const first = row?.first ?? undefined;
  return [
    {
      text: "Ended, outcome to be recorded",
      count: row?.count ?? 0,
      to: paths.placements(placementsQuery({ isUntold: true, isOwn })),
      hint: first && `The first ended on ${formatDay(first)}`,
      day: first,
    },
  ];
}
