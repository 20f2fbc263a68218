import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { Pence } from "#app/core/money.ts";
import { Refusal } from "#app/core/refusal.ts";
import { offerTermsOn } from "#app/domain/menu/offer-terms.server.ts";
import { findOrganisation } from "#app/domain/organisations/queries.server.ts";
import { needsSecondApprover } from "#app/domain/placements/approval.server.ts";
import { notOpenSentence } from "#app/domain/placements/bearings.server.ts";
import type { ChangeWish } from "#app/domain/placements/changes/forms.ts";
import { open } from "#app/domain/placements/changes/lifecycle.ts";
import { type PlannedChange, planChange, spanOf } from "#app/domain/placements/changes/plan-change.server.ts";
import { canApproveChangePart, canAskForChange } from "#app/domain/placements/changes/policy.ts";
import { approvalsOf, type ChangeRow } from "#app/domain/placements/changes/visibility.server.ts";
import { isApproved, seesAvailable, seesFunding, seesTheChild } from "#app/domain/placements/policy.ts";
import { type PlacementRow, visibleTo } from "#app/domain/placements/visibility.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { budgets } from "#db/schema/budgets.ts";
import { users } from "#db/schema/people.ts";
import { placementChangeParts, placementChanges } from "#db/schema/placement-changes.ts";
import { placements } from "#db/schema/placements.ts";

/** One owner's part of one financial year: what it was, what it becomes, and where the difference is borne. */
export type ChangePart = {
  readonly ownerId: string;
  readonly ownerName: string;
  readonly financialYear: number;
  readonly differencePence: Pence;
  readonly budgetName: string | undefined;
  /** Left out where this person is not to know, and once nothing is to be decided. */
  readonly availablePence: Pence | undefined;
  /** Why the rise cannot be borne as things stand. */
  readonly problem: string | undefined;
};

async function visiblePlacement(tx: Tx, act: Act, placementId: string): Promise<PlacementRow | undefined> {
  const [placement] = await tx
    .select()
    .from(placements)
    .where(and(visibleTo(act.actor), eq(placements.id, placementId)));
  return placement;
}

/** The changes asked for of a placement, newest first. */
export function listChanges(act: Act, placementId: string) {
  return transaction(act, async (tx) => {
    if (!(await visiblePlacement(tx, act, placementId))) return [];
    const rows = await tx
      .select()
      .from(placementChanges)
      .where(ofPlacement(act, placementId))
      .orderBy(desc(placementChanges.number));
    return rows.map((row) => said(act, row));
  });
}

/** What is said of a child stays with those who see which child it is. */
const said = (act: Act, row: ChangeRow): ChangeRow =>
  seesTheChild(act.actor) ? row : { ...row, reason: "", refusal: row.refusal === null ? null : "" };

const ofPlacement = (act: Act, placementId: string) =>
  and(eq(placementChanges.authorityId, act.actor.authorityId), eq(placementChanges.placementId, placementId));

/** A change with what it moves in which budget and who has approved: by the calendar of today while it waits. */
export function findChange(act: Act, placementId: string, changeId: string) {
  return transaction(act, async (tx) => {
    const placement = await visiblePlacement(tx, act, placementId);
    const [change] = await tx
      .select()
      .from(placementChanges)
      .where(and(ofPlacement(act, placementId), eq(placementChanges.id, changeId)));
    if (!placement || !change) return undefined;
    const isOpen = open.includes(change.status);
    const planned = isOpen ? await refusedOr(() => planChange(tx, act, placement, change)) : undefined;
    const money = seesFunding(act.actor);
    return {
      ...said(act, change),
      askedByName: (await namesOf(tx, [change.askedBy])).get(change.askedBy) ?? "",
      problem: planned instanceof Refusal ? planned.message : undefined,
      parts: money ? await partsOf(tx, act, change, planned) : [],
      approvals: money ? await approvalViews(tx, act, placement, change) : [],
      offerPrice: isOpen ? await otherPrice(tx, act, placement, change) : undefined,
    };
  });
}

/**
 * What a wish would come to, for whoever may ask for it; its refusal as a sentence beside the field it is about.
 */
export function findChangePlan(act: Act, placementId: string, wish: ChangeWish) {
  return transaction(act, async (tx) => {
    const placement = await visiblePlacement(tx, act, placementId);
    if (!placement || !canAskForChange(act.actor, placement)) return undefined;
    const span = await refusedOr(async () => spanOf(placement, wish));
    const planned =
      span instanceof Refusal ? span : await refusedOr(() => planChange(tx, act, placement, span));
    if (planned instanceof Refusal) return { problem: planned.message, plan: undefined };
    return {
      problem: undefined,
      plan: {
        ...planned.span,
        kind: wish.kind,
        sessionsBefore: placement.sessionsPlanned,
        costBeforePence: placement.costPence,
        sessionsPlanned: planned.sessionsPlanned,
        costPence: planned.costPence,
        needsSecond: await needsSecondApprover(tx, act, planned),
        offerPrice: await otherPrice(tx, act, placement, planned.span),
        parts: await plannedParts(tx, act, planned),
      },
    };
  });
}

/** Plans a wish and writes nothing: refuses as asking for it would. */
export function checkChange(act: Act, placementId: string, wish: ChangeWish): Promise<ChangeWish> {
  return transaction(act, async (tx) => {
    const placement = await visiblePlacement(tx, act, placementId);
    if (!placement || !canAskForChange(act.actor, placement))
      throw new Refusal("not_found", "There is no such placement");
    await planChange(tx, act, placement, spanOf(placement, wish));
    return wish;
  });
}

/** The price the offer has by the day of the change, where it is no longer the one that was agreed. */
async function otherPrice(
  tx: Tx,
  act: Act,
  placement: PlacementRow,
  { startsOn }: Pick<ChangeRow, "startsOn">,
) {
  const terms = await offerTermsOn(tx, act, placement.offerId, startsOn);
  if (!terms) return undefined;
  const { pricePence, priceBasis } = terms;
  const isSame = pricePence === placement.pricePence && priceBasis === placement.priceBasis;
  return isSame ? undefined : { pricePence, priceBasis };
}

function partsOf(tx: Tx, act: Act, change: ChangeRow, planned: PlannedChange | Refusal | undefined) {
  return planned === undefined || planned instanceof Refusal
    ? storedParts(tx, act, change)
    : plannedParts(tx, act, planned);
}

async function plannedParts(tx: Tx, act: Act, planned: PlannedChange): Promise<ChangePart[]> {
  return Promise.all(
    planned.differences.map(async (part): Promise<ChangePart> => {
      const bearing = planned.bearings.find(
        (one) => one.owner === part.owner && one.financialYear === part.financialYear,
      );
      const shown = seesAvailable(act.actor, part.owner);
      const cannot = part.pence > 0 && bearing && !bearing.budget;
      return {
        ownerId: part.owner,
        ownerName: bearing?.ownerName ?? (await nameOf(tx, act, part.owner)),
        financialYear: part.financialYear,
        differencePence: part.pence,
        budgetName: bearing?.budget?.name,
        availablePence: shown ? bearing?.budget?.availablePence : undefined,
        problem: cannot ? notOpenSentence(bearing, planned.bearings) : undefined,
      };
    }),
  );
}

/** As it was moved where the change was approved, else as it was asked for. */
async function storedParts(tx: Tx, act: Act, change: ChangeRow): Promise<ChangePart[]> {
  const rows = await tx
    .select({ part: placementChangeParts, budgetName: budgets.name })
    .from(placementChangeParts)
    .leftJoin(
      budgets,
      and(
        eq(budgets.authorityId, placementChangeParts.authorityId),
        eq(budgets.id, placementChangeParts.budgetId),
      ),
    )
    .where(
      and(
        eq(placementChangeParts.authorityId, change.authorityId),
        eq(placementChangeParts.changeId, change.id),
      ),
    )
    .orderBy(asc(placementChangeParts.financialYear), asc(placementChangeParts.ownerId));
  return Promise.all(
    rows.map(async ({ part, budgetName }) => ({
      ownerId: part.ownerId,
      ownerName: await nameOf(tx, act, part.ownerId),
      financialYear: part.financialYear,
      differencePence: change.status === "approved" ? part.movedPence : part.askedPence,
      budgetName: budgetName ?? undefined,
      availablePence: undefined,
      problem: undefined,
    })),
  );
}

async function approvalViews(tx: Tx, act: Act, placement: PlacementRow, change: ChangeRow) {
  const rows = await approvalsOf(tx, act, change.id);
  const names = await namesOf(
    tx,
    rows.flatMap(({ approvedBy, secondedBy }) => [approvedBy, secondedBy]).filter((id) => id !== null),
  );
  const needsSecond = await needsSecondApprover(tx, act, change);
  return Promise.all(
    rows.map(async (part) => ({
      ownerId: part.ownerId,
      ownerName: await nameOf(tx, act, part.ownerId),
      approvedBy: names.get(part.approvedBy ?? "") ?? null,
      secondedBy: names.get(part.secondedBy ?? "") ?? null,
      isApproved: isApproved(part, needsSecond),
      mayApprove:
        change.status === "accepted" &&
        canApproveChangePart(act.actor, placement, { askedBy: change.askedBy, part, needsSecond }),
    })),
  );
}

const nameOf = async (tx: Tx, act: Act, id: string): Promise<string> =>
  (await findOrganisation(tx, act, id))?.name ?? "An organisation that is gone";

async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const people = await tx
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...ids]));
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** A page shows what a command would refuse, as a sentence, so that nobody has to press to find out. */
async function refusedOr<T>(attempt: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
