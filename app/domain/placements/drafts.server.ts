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

export function findDraft(act: Act, draftId: string): Promise<Draft | undefined> {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select()
      .from(placementDrafts)
      .where(and(eq(placementDrafts.id, draftId), draftsVisibleTo(act.actor)));
    return row && { ...row, answers: answersOf(row.answers) };
  });
}

/** Begun by this person's organisation and not sent; for those who may go on with it. */
const unsent = ({ actor }: Act): SQL | undefined =>
  canRequest(actor) ? and(draftsVisibleTo(actor), isNull(placementDrafts.submittedAt)) : sql`false`;

export const countDrafts = (tx: Tx, act: Act): Promise<number> => tx.$count(placementDrafts, unsent(act));

/** The requests that were begun and not sent, the last touched first. Names shown are noted as one look. */
export function listDrafts(
  act: Act,
  { page, pageSize }: { page: number; pageSize: number },
  shownOn: string,
) {
  return transaction(act, async (tx) => {
    const rows = await tx
      .select({
        id: placementDrafts.id,
        offerTitle: offers.title,
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
      .leftJoin(
        pupils,
        and(
          eq(pupils.authorityId, placementDrafts.authorityId),
          eq(pupils.id, placementDrafts.pupilId),
          pupilVisibleTo(act.actor),
        ),
      )
      .where(unsent(act))
      .orderBy(desc(placementDrafts.changedAt), desc(placementDrafts.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize);
    const shown = rows.flatMap(({ pupilId }) => (pupilId === null ? [] : [pupilId]));
    await noteLook(tx, act, { pupilIds: shown, kind: "listed", page: shownOn });
    return {
      rows: rows.map(({ draftPupilId, answers, ...row }) => ({
        ...row,
        step: nextStep({ pupilId: draftPupilId, answers: answersOf(answers) }),
      })),
      total: await countDrafts(tx, act),
    };
  });
}
