/** Which placements a list or a figure is about: one condition for both, so that they never differ. */
import { and, eq, inArray, isNull, lte, ne, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { settingRanges } from "#app/domain/organisations/settings.ts";
import type { Days, PlacementFilter } from "#app/domain/placements/list-address.ts";
import { isApproverOf } from "#app/domain/placements/policy.ts";
import { visibleTo } from "#app/domain/placements/visibility.server.ts";
import { placementFunding, placements } from "#db/schema/placements.ts";

/** A filter, with the condition that a later module adds to it. */
export type Wanted = PlacementFilter & { also?: SQL | undefined };

/** Of the placements this person may see those that the filter asks for; its words are the list's own. */
export function wantedOf(act: Act, filter: Wanted): SQL | undefined {
  return and(visibleTo(act.actor), narrowed(act, filter));
}

/** The filter alone, for a count that has said already which placements may be seen. */
export function narrowed(act: Act, filter: Wanted): SQL | undefined {
  const { statuses = [], organisationId, starts, ends, ended, isToApprove, isMine, also } = filter;
  return and(
    statuses.length > 0 ? inArray(placements.status, [...statuses]) : undefined,
    organisationId
      ? or(eq(placements.schoolId, organisationId), eq(placements.providerId, organisationId))
      : undefined,
    within(placements.startsOn, starts),
    within(placements.endsOn, ends),
    within(placements.endedOn, ended),
    also,
    isToApprove ? toApprove(act) : undefined,
    isMine ? requestedBy(act) : undefined,
  );
}

const within = (day: SQLWrapper, { from, to }: Days = {}): SQL | undefined =>
  and(from ? sql`${day} >= ${from}::date` : undefined, to ? sql`${day} <= ${to}::date` : undefined);

const requestedBy = ({ actor }: Act): SQL =>
  actor.kind === "person" ? eq(placements.requestedBy, actor.userId) : sql`false`;

/** Above what cost a second person approves: the authority's setting (organisations/settings.ts). */
const secondAbove = sql`coalesce((select (settings ->> 'secondApproverAbovePence')::int from authorities
  where authorities.id = app_authority()), ${settingRanges.secondApproverAbovePence.usual})`;

/** Accepted, with a part that this person's organisation has still to approve, or to approve a second time. */
function toApprove({ actor }: Act): SQL | undefined {
  if (actor.kind !== "person" || !isApproverOf(actor, actor.organisationId)) return sql`false`;
  const isDear = sql`${placements.costPence} > ${secondAbove}`;
  const secondMissing = and(
    isNull(placementFunding.secondedBy),
    ne(placementFunding.approvedBy, actor.userId),
    isDear,
  );
  const waits = and(
    eq(placementFunding.authorityId, placements.authorityId),
    eq(placementFunding.placementId, placements.id),
    eq(placementFunding.ownerId, actor.organisationId),
    or(isNull(placementFunding.approvedBy), secondMissing),
  );
  return and(
    eq(placements.status, "accepted"),
    // Who asks does not approve above the limit.
    or(ne(placements.requestedBy, actor.userId), lte(placements.costPence, sql<number>`${secondAbove}`)),
    sql`exists (select 1 from ${placementFunding} where ${waits})`,
  );
}
