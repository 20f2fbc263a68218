import { count, min } from "drizzle-orm";
import { type Act, type Actor, isIn } from "#app/core/actor.ts";
import { formatDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { Todo } from "#app/core/todo.ts";
import { type PlacementFilter, placementsQuery } from "#app/domain/placements/list-address.ts";
import { isApproverOf } from "#app/domain/placements/policy.ts";
import { wantedOf } from "#app/domain/placements/wanted.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { placements } from "#db/schema/placements.ts";

type Waiting = { text: string; filter: PlacementFilter; tone?: Todo["tone"] };

/** The changes of placements that wait for this person, or for others on whom they wait. */
export function changeTodos(tx: Tx, act: Act): Promise<Todo[]> {
  return Promise.all(linesFor(act.actor).map((line) => counted(tx, act, line)));
}

function linesFor(actor: Actor): Waiting[] {
  const isApprover = actor.kind === "person" && isApproverOf(actor, actor.organisationId);
  const toApprove: Waiting = {
    text: "Changes waiting for your approval",
    filter: { isChangeToApprove: true },
    tone: "warning",
  };
  return [...(isApprover ? [toApprove] : []), ...linesOf(actor)];
}

function linesOf(actor: Actor): Waiting[] {
  if (isIn(actor, "provider_manager"))
    return [{ text: "Changes of placements to answer", filter: { change: "asked" }, tone: "warning" }];
  if (!isIn(actor, "school_lead", "commissioning_officer", "authority_lead")) return [];
  return [
    { text: "Changes with a provider", filter: { change: "asked" } },
    { text: "Changes accepted, waiting for approval", filter: { change: "accepted" } },
    { text: "Changes whose first day came, to cancel", filter: { change: "late" }, tone: "warning" },
  ];
}

async function counted(tx: Tx, act: Act, { text, filter, tone }: Waiting): Promise<Todo> {
  const [row] = await tx
    .select({ count: count(), first: min(placements.endsOn) })
    .from(placements)
    .where(await wantedOf(tx, act, filter));
  const first = row?.first ?? undefined;
  const hint = first && `The first placement ends on ${formatDay(first)} as things are`;
  const to = paths.placements(placementsQuery(filter));
  return { text, count: row?.count ?? 0, to, hint, day: first, tone };
}
