import { sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { numbered } from "#app/platform/references.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";

/** The database numbers them, since who asks may not see every placement. */
const nextNumbers = {
  AP: (year: number) => sql`next_placement_number(${year})`,
  RP: (year: number) => sql`next_recorded_number(${year})`,
};

/** "AP-2026-0042" of a placement, "RP-2026-0042" of a recorded one: within the authority and the calendar year. */
export async function nextPlacementReference(tx: Tx, act: Act, kind: "AP" | "RP"): Promise<string> {
  const year = Number(londonDay(act.now).slice(0, 4));
  const [row] = await tx.execute<{ number: number }>(sql`select ${nextNumbers[kind](year)} as number`);
  return numbered(`${kind}-${year}`, row?.number ?? 1);
}
