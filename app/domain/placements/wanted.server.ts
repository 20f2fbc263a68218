/** Which placements a list or a figure is about: one condition for both, so that they never differ. */
import { and, eq, gt, inArray, isNull, lte, ne, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { type Pence, pence } from "#app/core/money.ts";
import { settingsOf } from "#app/domain/organisations/queries.server.ts";
import { open } from "#app/domain/placements/changes/lifecycle.ts";
import type { Days, PlacementFilter, WaitingChange } from "#app/domain/placements/list-address.ts";
import { isApproverOf } from "#app/domain/placements/policy.ts";
import { visibleTo } from "#app/domain/placements/visibility.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { placementChangeApprovals, placementChanges } from "#db/schema/placement-changes.ts";
import { placementFunding, placements } from "#db/schema/placements.ts";

/** A filter, with the condition that a later module adds to it. */
export type Wanted = PlacementFilter & { also?: SQL | undefined };

/** A filter that no setting has a say in. */
export type Plain = PlacementFilter & { isToApprove?: undefined; isChangeToApprove?: undefined };

/** Of the placements this person may see those that the filter asks for; its words are the list's own. */
export async function wantedOf(tx: Tx, act: Act, filter: Wanted): Promise<SQL | undefined> {
  const { isToApprove, isChangeToApprove, also, ...plain } = filter;
  const limit = isToApprove || isChangeToApprove ? (await settingsOf(tx, act)).secondApproverAbovePence : 0;
  return and(
    visibleTo(act.actor),
    narrowed(act, plain),
    also,
    isToApprove ? toApprove(act, pence(limit)) : undefined,
    isChangeToApprove ? changeToApprove(act, pence(limit)) : undefined,
  );
}

/** The filter alone, for a count that has said already which placements may be seen. */
export function narrowed(act: Act, filter: Plain): SQL | undefined {
  const { statuses = [], organisationId, starts, ends, ended, change, isMine, isOwn } = filter;
  return and(
    statuses.length > 0 ? inArray(placements.status, [...statuses]) : undefined,
    organisationId
      ? or(eq(placements.schoolId, organisationId), eq(placements.providerId, organisationId))
      : undefined,
    within(placements.startsOn, starts),
    within(placements.endsOn, ends),
    within(placements.endedOn, ended),
    change ? changeThatIs(waitingAs(act, change)) : undefined,
    isMine ? requestedBy(act) : undefined,
    isOwn ? commissionedBy(act) : undefined,
  );
}

const within = (day: SQLWrapper, { from, to }: Days = {}): SQL | undefined =>
  and(from ? sql`${day} >= ${from}::date` : undefined, to ? sql`${day} <= ${to}::date` : undefined);

const requestedBy = ({ actor }: Act): SQL =>
  actor.kind === "person" ? eq(placements.requestedBy, actor.userId) : sql`false`;

const commissionedBy = ({ actor }: Act): SQL =>
  actor.kind === "person" ? eq(placements.commissionerId, actor.organisationId) : sql`false`;

/** A change of the placement of which this is so. */
const changeThatIs = (so: SQL | undefined): SQL =>
  sql`exists (select 1 from ${placementChanges} where ${and(
    eq(placementChanges.authorityId, placements.authorityId),
    eq(placementChanges.placementId, placements.id),
    so,
  )})`;

/** Once its first day has come a change can neither be accepted nor approved: it waits to be cancelled. */
function waitingAs({ now }: Act, change: WaitingChange): SQL | undefined {
  const today = londonDay(now);
  return change === "late"
    ? and(inArray(placementChanges.status, [...open]), lte(placementChanges.startsOn, today))
    : and(eq(placementChanges.status, change), gt(placementChanges.startsOn, today));
}

/** The same as toApprove, of a change that the provider has accepted, by the cost the placement would have. */
function changeToApprove(act: Act, secondAbove: Pence): SQL | undefined {
  const { actor } = act;
  if (actor.kind !== "person" || !isApproverOf(actor, actor.organisationId)) return sql`false`;
  const waits = and(
    eq(placementChangeApprovals.authorityId, placementChanges.authorityId),
    eq(placementChangeApprovals.changeId, placementChanges.id),
    eq(placementChangeApprovals.ownerId, actor.organisationId),
    or(
      isNull(placementChangeApprovals.approvedBy),
      and(
        isNull(placementChangeApprovals.secondedBy),
        ne(placementChangeApprovals.approvedBy, actor.userId),
        gt(placementChanges.costPence, secondAbove),
      ),
    ),
  );
  return changeThatIs(
    and(
      waitingAs(act, "accepted"),
      or(ne(placementChanges.askedBy, actor.userId), lte(placementChanges.costPence, secondAbove)),
      sql`exists (select 1 from ${placementChangeApprovals} where ${waits})`,
    ),
  );
}

/** Accepted, with a part that this person's organisation has still to approve, or above this cost a second time. */
function toApprove({ actor }: Act, secondAbove: Pence): SQL | undefined {
  if (actor.kind !== "person" || !isApproverOf(actor, actor.organisationId)) return sql`false`;
  const secondMissing = and(
    isNull(placementFunding.secondedBy),
    ne(placementFunding.approvedBy, actor.userId),
    gt(placements.costPence, secondAbove),
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
    or(ne(placements.requestedBy, actor.userId), lte(placements.costPence, secondAbove)),
    sql`exists (select 1 from ${placementFunding} where ${waits})`,
  );
}
