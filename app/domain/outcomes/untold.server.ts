import { and, eq, gt, notExists, sql } from "drizzle-orm";
import { outcomes } from "#db/schema/outcomes.ts";
import { placements } from "#db/schema/placements.ts";

/** That a placement has ended, after sessions that were planned, and nobody has said what came of it. */
export const untold = and(
  eq(placements.status, "ended"),
  gt(placements.sessionsPlanned, 0),
  notExists(
    sql`(select 1 from ${outcomes} where ${outcomes.authorityId} = ${placements.authorityId}
      and ${outcomes.placementId} = ${placements.id})`,
  ),
);
