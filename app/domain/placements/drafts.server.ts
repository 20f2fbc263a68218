import { and, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Act, Actor } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import { canRequest } from "#app/domain/placements/policy.ts";
import { type Answers, answersOf, nextStep } from "#app/domain/placements/request-answers.ts";
import { noteLook } from "#app/domain/pupils/looks.server.ts";
import { visibleTo as pupilVisibleTo } from "#app/domain/pupils/visibility.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { offers } from "#db/schema/menu.ts";
import { organisations } from "#db/schema/organisations.ts";
import { users } from "#db/schema/people.ts";
import { placementDrafts } from "#db/schema/placements.ts";
import { pupils } from "#db/schema/pupils.ts";

type DraftRow = typeof placementDrafts.$inferSelect;
export type Draft = Omit<DraftRow, "answers"> & { answers: Answers };

/** A draft belongs to the organisation that started it, and nobody else. */
export function draftsVisibleTo(actor: Actor): SQL {
  if (actor.kind !== "person") return sql`false`;
  return (
    and(
      eq(placementDrafts.authorityId, actor.authorityId),
      eq(placementDrafts.organisationId, actor.organisationId),
    ) ?? sql`false`
  );
}

/** The draft, locked; not there and not one's own are the same refusal. */
export async function loadDraft(tx: Tx, act: Act, draftId: string): Promise<Draft> {
  const [row] = await tx
    .select()
    .from(placementDrafts)
    .where(and(eq(placementDrafts.id, draftId), draftsVisibleTo(act.actor)))
    .for("update");
  return row ? { ...row, answers: answersOf(row.answers) } : refuse("not_found", "There is no such request");
}

/** The draft for its pages. A pupil who may no longer be seen, having moved school, counts as not chosen. */
export function findDraft(act: Act, draftId: string): Promise<Draft | undefined> {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select({ draft: placementDrafts, pupilId: pupils.id })
      .from(placementDrafts)
      .leftJoin(pupils, pupilOfDraft(act))
      .where(and(eq(placementDrafts.id, draftId), draftsVisibleTo(act.actor)));
    return row && { ...row.draft, pupilId: row.pupilId, answers: answersOf(row.draft.answers) };
  });
}

const pupilOfDraft = ({ actor }: Act): SQL | undefined =>
  and(
    eq(pupils.authorityId, placementDrafts.authorityId),
    eq(pupils.id, placementDrafts.pupilId),
    pupilVisibleTo(actor),
  );

/** Begun by this person's organisation and not sent; for those who may go on with it. */
const unsent = ({ actor }: Act): SQL | undefined =>
  canRequest(actor) ? and(draftsVisibleTo(actor), isNull(placementDrafts.submittedAt)) : sql`false`;

export const countDrafts = (tx: Tx, act: Act): Promise<number> => tx.$count(placementDrafts, unsent(act));

/** What a list says of a request that was begun; its pupil's name where that may be seen. */
const begunIn = (tx: Tx, act: Act) =>
  tx
    .select({
      id: placementDrafts.id,
      offerTitle: offers.title,
      offerStatus: offers.status,
      providerName: organisations.name,
      pupilId: pupils.id,
      givenName: pupils.givenName,
      familyName: pupils.familyName,
      startedBy: users.name,
      changedAt: placementDrafts.changedAt,
      draftPupilId: placementDrafts.pupilId,
      answers: placementDrafts.answers,
    })
    .from(placementDrafts)
    .innerJoin(
      offers,
      and(eq(offers.authorityId, placementDrafts.authorityId), eq(offers.id, placementDrafts.offerId)),
    )
    .innerJoin(
      organisations,
      and(eq(organisations.authorityId, offers.authorityId), eq(organisations.id, offers.providerId)),
    )
    .leftJoin(users, eq(users.id, placementDrafts.startedBy))
    .leftJoin(pupils, pupilOfDraft(act));

type BegunRow = Awaited<ReturnType<typeof begunIn>>[number];

/**
 * Where one can go on with it: at the first step not answered, as long as its offer is on the menu; at the pupil
 * when the one chosen may no longer be seen.
 */
const begunOf = ({ draftPupilId, answers, offerStatus, ...row }: BegunRow) => ({
  ...row,
  isOnMenu: offerStatus === "published",
  hasPupil: draftPupilId !== null,
  step: nextStep({ pupilId: row.pupilId, answers: answersOf(answers) }),
});

/** The requests that were begun and not sent, the last touched first. Names shown are noted as one look. */
export function listDrafts(
  act: Act,
  { page, pageSize }: { page: number; pageSize: number },
  shownOn: string,
) {
  return transaction(act, async (tx) => {
    const rows = await begunIn(tx, act)
      .where(unsent(act))
      .orderBy(desc(placementDrafts.changedAt), desc(placementDrafts.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize);
    const shown = rows.flatMap(({ pupilId }) => (pupilId === null ? [] : [pupilId]));
    await noteLook(tx, act, { pupilIds: shown, kind: "listed", page: shownOn });
    return { rows: rows.map(begunOf), total: await countDrafts(tx, act) };
  });
}

/** One of them, for the page that asks whether to discard it: found when its offer has left the menu, too. */
export function findBegun(act: Act, draftId: string, shownOn: string) {
  return transaction(act, async (tx) => {
    const [row] = await begunIn(tx, act).where(and(unsent(act), eq(placementDrafts.id, draftId)));
    if (row?.pupilId) await noteLook(tx, act, { pupilIds: [row.pupilId], kind: "opened", page: shownOn });
    return row && begunOf(row);
  });
}
