import { and, asc, desc, eq, getTableColumns } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Act } from "#app/core/actor.ts";
import { itsOrganisation, visibleTo as visibleProviders } from "#app/domain/providers/visibility.server.ts";
import { judgedStandardsOf } from "#app/domain/quality/judgement-queries.server.ts";
import { canSeeAssessments } from "#app/domain/quality/policy.ts";
import { reportOf } from "#app/domain/quality/reports/queries.server.ts";
import { visibleTo } from "#app/domain/quality/visibility.server.ts";
import { visitorsOf } from "#app/domain/quality/visits/queries.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { users } from "#db/schema/people.ts";
import { providers, registrations } from "#db/schema/providers.ts";
import { assessments, conditions, decisions, frameworks } from "#db/schema/quality.ts";

const ofRegistration = and(
  eq(providers.authorityId, registrations.authorityId),
  eq(providers.organisationId, registrations.providerId),
);
const proposer = alias(users, "proposer");
const opener = alias(users, "opener");
const confirmer = alias(users, "confirmer");

/** One assessment with its framework's standards and criteria as judged, its proposals and conditions. For officers only. */
export function findAssessment(act: Act, assessmentId: string) {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select({
        ...getTableColumns(assessments),
        providerName: organisations.name,
        providerKind: providers.kind,
        frameworkName: frameworks.name,
        frameworkVersion: frameworks.version,
        frameworkSource: frameworks.source,
        submittedAt: registrations.submittedAt,
        declarations: registrations.declarations,
        openedByName: opener.name,
      })
      .from(assessments)
      .innerJoin(
        registrations,
        and(
          eq(registrations.authorityId, assessments.authorityId),
          eq(registrations.id, assessments.registrationId),
        ),
      )
      .innerJoin(providers, ofRegistration)
      .innerJoin(organisations, itsOrganisation)
      .innerJoin(
        frameworks,
        and(eq(frameworks.authorityId, assessments.authorityId), eq(frameworks.id, assessments.frameworkId)),
      )
      .leftJoin(opener, eq(opener.id, assessments.openedBy))
      .where(and(visibleTo(act.actor), eq(assessments.id, assessmentId)));
    if (!row) return undefined;
    const [judged, proposals, visitors, reported] = await Promise.all([
      judgedStandardsOf(tx, act, row),
      proposalsOf(tx, act, assessmentId),
      visitorsOf(tx, act, assessmentId),
      reportOf(tx, act, assessmentId),
    ]);
    const decision = proposals.find(({ status }) => status !== "sent_back");
    return {
      ...row,
      ...reported,
      visitors,
      standards: judged,
      decision: decision && { ...decision, conditions: await conditionsOf(tx, act, decision.id) },
      sentBack: proposals.filter(({ status }) => status === "sent_back"),
    };
  });
}

function proposalsOf(tx: Tx, act: Act, assessmentId: string) {
  return tx
    .select({
      ...getTableColumns(decisions),
      proposedByName: proposer.name,
      confirmedByName: confirmer.name,
    })
    .from(decisions)
    .leftJoin(proposer, eq(proposer.id, decisions.proposedBy))
    .leftJoin(confirmer, eq(confirmer.id, decisions.confirmedBy))
    .where(and(eq(decisions.authorityId, act.actor.authorityId), eq(decisions.assessmentId, assessmentId)))
    .orderBy(desc(decisions.proposedAt));
}

function conditionsOf(tx: Tx, act: Act, decisionId: string) {
  return tx
    .select()
    .from(conditions)
    .where(and(eq(conditions.authorityId, act.actor.authorityId), eq(conditions.decisionId, decisionId)))
    .orderBy(asc(conditions.dueOn), asc(conditions.id));
}

/** The assessment of a registration, for who follows it: its id for officers, how far it is for the provider. */
export function findProgress(act: Act, registrationId: string) {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select({ id: assessments.id, status: assessments.status })
      .from(assessments)
      .innerJoin(
        providers,
        and(
          eq(providers.authorityId, assessments.authorityId),
          eq(providers.organisationId, assessments.providerId),
        ),
      )
      .where(and(visibleProviders(act.actor), eq(assessments.registrationId, registrationId)));
    const isOwn = act.actor.kind === "person" && act.actor.organisationKind === "provider";
    return isOwn || canSeeAssessments(act.actor) ? row : undefined;
  });
}
