import { and, asc, eq, getTableColumns, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { canSeeRegistration } from "#app/domain/providers/policy.ts";
import { itsOrganisation, visibleTo } from "#app/domain/providers/visibility.server.ts";
import { conditionState } from "#app/domain/quality/conditions/due.ts";
import { newestFirst } from "#app/domain/quality/conditions/load-condition.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { conditionAnswers } from "#db/schema/monitoring.ts";
import { organisations } from "#db/schema/organisations.ts";
import { users } from "#db/schema/people.ts";
import { documents } from "#db/schema/platform.ts";
import { providers } from "#db/schema/providers.ts";
import { conditions, decisions } from "#db/schema/quality.ts";

/** Conditions of confirmed decisions with how each stands today and its newest answer: what is open first, by the day. */
export function listConditions(act: Act, providerId: string) {
  return transaction(act, async (tx) => {
    if (!canSeeRegistration(act.actor, { organisationId: providerId })) return [];
    const rows = await confirmed(tx)
      .where(and(visibleTo(act.actor), eq(conditions.providerId, providerId)))
      .orderBy(sql`${conditions.closedOn} is not null`, asc(conditions.dueOn), asc(conditions.id))
      .limit(200);
    return rows.map((row) => standing(act, row));
  });
}

/** One such condition with every answer to it, newest first, for who may look into its provider. */
export function findConditionWithAnswers(act: Act, conditionId: string) {
  return transaction(act, async (tx) => {
    const [row] = await confirmed(tx).where(and(visibleTo(act.actor), eq(conditions.id, conditionId)));
    if (!row || !canSeeRegistration(act.actor, { organisationId: row.providerId })) return undefined;
    return { ...standing(act, row), answers: await answersOf(tx, act, conditionId) };
  });
}

const latestStatus = sql<"given" | "accepted" | "returned" | null>`(select a.status from condition_answers a
  where a.authority_id = ${conditions.authorityId} and a.condition_id = ${conditions.id}
  order by a.given_at desc, a.id desc limit 1)`;

function confirmed(tx: Tx) {
  return tx
    .select({
      id: conditions.id,
      providerId: conditions.providerId,
      providerName: organisations.name,
      text: conditions.text,
      critical: conditions.critical,
      dueOn: conditions.dueOn,
      closedOn: conditions.closedOn,
      answerStatus: latestStatus,
    })
    .from(conditions)
    .innerJoin(
      decisions,
      and(
        eq(decisions.authorityId, conditions.authorityId),
        eq(decisions.id, conditions.decisionId),
        eq(decisions.status, "confirmed"),
      ),
    )
    .innerJoin(
      providers,
      and(
        eq(providers.authorityId, conditions.authorityId),
        eq(providers.organisationId, conditions.providerId),
      ),
    )
    .innerJoin(organisations, itsOrganisation)
    .$dynamic();
}

type Row = Awaited<ReturnType<typeof confirmed>>[number];

const standing = (act: Act, row: Row) => ({ ...row, state: conditionState(londonDay(act.now), row) });

function answersOf(tx: Tx, act: Act, conditionId: string) {
  return tx
    .select({
      id: conditionAnswers.id,
      status: conditionAnswers.status,
      text: conditionAnswers.text,
      documentId: conditionAnswers.documentId,
      fileName: documents.fileName,
      givenAt: conditionAnswers.givenAt,
      givenByName: users.name,
      message: conditionAnswers.message,
      checkedAt: conditionAnswers.checkedAt,
    })
    .from(conditionAnswers)
    .leftJoin(
      documents,
      and(
        eq(documents.authorityId, conditionAnswers.authorityId),
        eq(documents.id, conditionAnswers.documentId),
      ),
    )
    .leftJoin(users, eq(users.id, conditionAnswers.givenBy))
    .where(
      and(
        eq(conditionAnswers.authorityId, act.actor.authorityId),
        eq(conditionAnswers.conditionId, conditionId),
      ),
    )
    .orderBy(...newestFirst);
}

/** The file of an answer, for whom the evidence of the same provider is open to. */
export function findAnswerDocument(act: Act, documentId: string) {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select({ ...getTableColumns(documents), providerId: conditionAnswers.providerId })
      .from(documents)
      .innerJoin(
        conditionAnswers,
        and(
          eq(conditionAnswers.authorityId, documents.authorityId),
          eq(conditionAnswers.documentId, documents.id),
        ),
      )
      .innerJoin(
        providers,
        and(
          eq(providers.authorityId, conditionAnswers.authorityId),
          eq(providers.organisationId, conditionAnswers.providerId),
        ),
      )
      .where(and(visibleTo(act.actor), eq(documents.id, documentId)))
      .limit(1);
    return row && canSeeRegistration(act.actor, { organisationId: row.providerId }) ? row : undefined;
  });
}
