import { and, asc, desc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Act, isOf, isOfficer } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { canSeeRegistration } from "#app/domain/providers/policy.ts";
import { listEvidenceKindsOf } from "#app/domain/providers/queries.server.ts";
import { itsOrganisation, visibleTo } from "#app/domain/providers/visibility.server.ts";
import { evidenceLinesOf } from "#app/domain/quality/evidence-queries.server.ts";
import { noteWordsOf } from "#app/domain/quality/notes/queries.server.ts";
import { standingFactsOf } from "#app/domain/quality/standing.server.ts";
import { standingOn } from "#app/domain/quality/standing.ts";
import { standingEnd, standingEndInGeneral } from "#app/domain/quality/standing-end.ts";
import { happeningsFor, timelineOf } from "#app/domain/quality/timeline.ts";
import { eventsOnPage, type HappenedEvent, listEvents, noEvents } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { users } from "#db/schema/people.ts";
import { providers } from "#db/schema/providers.ts";
import { conditions, decisions, suspensions, withdrawals } from "#db/schema/quality.ts";

/**
 * How a provider stands and came to it, as far as the actor may read: commissioners see standing and days, and
 * of what will end it only whether that is the approval or evidence, with no condition and no evidence named; the
 * provider its reasons, conditions and evidence too; officers everything. What happened comes page by page.
 */
export function findQuality(act: Act, providerId: string, page = 1) {
  return transaction(act, async (tx) => {
    const [seen] = await tx
      .select({ id: providers.organisationId })
      .from(providers)
      .where(and(visibleTo(act.actor), eq(providers.organisationId, providerId)));
    if (!seen) return undefined;
    const isFull = canSeeRegistration(act.actor, { organisationId: providerId });
    const seesTimeline = isFull || isOf(act.actor, providerId);
    const isReaderOfficer = act.actor.kind === "system" || isOfficer(act.actor);
    const [factsOf, decided, suspended, withdrawn, conditioned, lines, happened, kinds] = await Promise.all([
      standingFactsOf(tx, act, [providerId]),
      decisionsOf(tx, act, providerId),
      tx
        .select()
        .from(suspensions)
        .where(ofProvider(suspensions, act, providerId))
        .orderBy(desc(suspensions.startsOn)),
      tx
        .select()
        .from(withdrawals)
        .where(ofProvider(withdrawals, act, providerId)),
      isFull ? conditionsOf(tx, act, providerId) : [],
      evidenceLinesOf(tx, act, providerId),
      seesTimeline
        ? listEvents(tx, act, { subjectId: providerId, page, names: happeningsFor(isReaderOfficer) })
        : noEvents,
      listEvidenceKindsOf(tx, act),
    ]);
    const facts = factsOf.get(providerId);
    if (!facts) return undefined;
    const today = londonDay(act.now);
    const standing = standingOn(today, facts);
    const { until } = standing;
    const ending = isFull ? standingEnd(today, until, facts) : standingEndInGeneral(until, facts);
    return {
      standing,
      ending: standing.listable ? ending : undefined,
      decisions: decided.map((row) =>
        isFull ? row : { ...row, reason: "", proposedBy: null, confirmedBy: null },
      ),
      suspensions: suspended.map((row) => ({
        id: row.id,
        startsOn: row.startsOn,
        liftedOn: row.liftedOn,
        reason: isFull ? row.reason : "",
        liftedReason: isFull ? row.liftedReason : null,
      })),
      withdrawals: withdrawn.map(({ id, withdrawnOn, reason }) => ({
        id,
        withdrawnOn,
        reason: isFull ? reason : "",
      })),
      conditions: conditioned,
      evidence: lines,
      happened: { page, pageSize: eventsOnPage, total: happened.total },
      timeline: timelineOf(happened.rows, {
        isOfficer: isReaderOfficer,
        evidenceNames: new Map(kinds.map(({ key, name }) => [key, name])),
        notes: await noteWordsOf(tx, act, { providerId, noteIds: noteIdsIn(happened.rows) }),
      }),
    };
  });
}

const noteIdsIn = (events: readonly HappenedEvent[]): string[] =>
  events.flatMap(({ details: { noteId } }) => (typeof noteId === "string" ? [noteId] : []));

function ofProvider(
  table: typeof suspensions | typeof withdrawals | typeof decisions | typeof conditions,
  act: Act,
  providerId: string,
) {
  return and(eq(table.authorityId, act.actor.authorityId), eq(table.providerId, providerId));
}

const proposer = alias(users, "proposer");
const confirmer = alias(users, "confirmer");

function decisionsOf(tx: Tx, act: Act, providerId: string) {
  return tx
    .select({
      id: decisions.id,
      assessmentId: decisions.assessmentId,
      kind: decisions.kind,
      decidedOn: decisions.decidedOn,
      expiresOn: decisions.expiresOn,
      reason: decisions.reason,
      proposedBy: proposer.name,
      confirmedBy: confirmer.name,
    })
    .from(decisions)
    .leftJoin(proposer, eq(proposer.id, decisions.proposedBy))
    .leftJoin(confirmer, eq(confirmer.id, decisions.confirmedBy))
    .where(and(ofProvider(decisions, act, providerId), eq(decisions.status, "confirmed")))
    .orderBy(desc(decisions.decidedOn), desc(decisions.confirmedAt));
}

function conditionsOf(tx: Tx, act: Act, providerId: string) {
  return tx
    .select({
      id: conditions.id,
      text: conditions.text,
      critical: conditions.critical,
      dueOn: conditions.dueOn,
      closedOn: conditions.closedOn,
    })
    .from(conditions)
    .innerJoin(
      decisions,
      and(eq(decisions.authorityId, conditions.authorityId), eq(decisions.id, conditions.decisionId)),
    )
    .where(and(ofProvider(conditions, act, providerId), eq(decisions.status, "confirmed")))
    .orderBy(asc(conditions.dueOn), asc(conditions.id));
}

/** A condition with its provider's name, for who may look into that provider. */
export function findCondition(act: Act, conditionId: string) {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select({
        id: conditions.id,
        text: conditions.text,
        critical: conditions.critical,
        dueOn: conditions.dueOn,
        closedOn: conditions.closedOn,
        providerId: conditions.providerId,
        providerName: organisations.name,
      })
      .from(conditions)
      .innerJoin(
        providers,
        and(
          eq(providers.authorityId, conditions.authorityId),
          eq(providers.organisationId, conditions.providerId),
        ),
      )
      .innerJoin(organisations, itsOrganisation)
      .innerJoin(
        decisions,
        and(
          eq(decisions.authorityId, conditions.authorityId),
          eq(decisions.id, conditions.decisionId),
          eq(decisions.status, "confirmed"),
        ),
      )
      .where(and(visibleTo(act.actor), eq(conditions.id, conditionId)));
    return row && canSeeRegistration(act.actor, { organisationId: row.providerId }) ? row : undefined;
  });
}
