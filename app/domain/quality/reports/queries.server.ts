import { and, desc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Act, isOf } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { itsOrganisation, visibleTo as visibleProviders } from "#app/domain/providers/visibility.server.ts";
import { judgedStandardsOf } from "#app/domain/quality/judgement-queries.server.ts";
import { canSeeAssessments } from "#app/domain/quality/policy.ts";
import { accuracyStageOf } from "#app/domain/quality/reports/accuracy.ts";
import { factsOf, isChanged, reportFactsOf } from "#app/domain/quality/reports/facts.server.ts";
import { conditionsOf, publishedDecisionOf } from "#app/domain/quality/reports/published.server.ts";
import { visibleTo } from "#app/domain/quality/reports/visibility.server.ts";
import { visitsOf } from "#app/domain/quality/visits/queries.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { assessmentReports } from "#db/schema/monitoring.ts";
import { organisations } from "#db/schema/organisations.ts";
import { users } from "#db/schema/people.ts";
import { providers } from "#db/schema/providers.ts";
import { assessments, frameworks } from "#db/schema/quality.ts";

const sharer = alias(users, "sharer");
const replier = alias(users, "replier");
const answerer = alias(users, "answerer");

const shown = {
  id: assessmentReports.id,
  assessmentId: assessmentReports.assessmentId,
  text: assessmentReports.text,
  changeKey: assessmentReports.changeKey,
  sharedText: assessmentReports.sharedText,
  sharedAt: assessmentReports.sharedAt,
  sharedByName: sharer.name,
  answerDueOn: assessmentReports.answerDueOn,
  answer: assessmentReports.answer,
  corrections: assessmentReports.corrections,
  answeredAt: assessmentReports.answeredAt,
  answeredByName: answerer.name,
  reply: assessmentReports.reply,
  repliedAt: assessmentReports.repliedAt,
  repliedByName: replier.name,
};

function reportsIn(tx: Tx) {
  return tx
    .select(shown)
    .from(assessmentReports)
    .leftJoin(sharer, eq(sharer.id, assessmentReports.sharedBy))
    .leftJoin(answerer, eq(answerer.id, assessmentReports.answeredBy))
    .leftJoin(replier, eq(replier.id, assessmentReports.repliedBy))
    .$dynamic();
}

/** The report of an assessment as far as it is written, how far it is with the provider, and the visits behind it. */
export async function reportOf(tx: Tx, act: Act, assessmentId: string) {
  const [[report], facts, visits] = await Promise.all([
    reportsIn(tx).where(and(visibleTo(act.actor), eq(assessmentReports.assessmentId, assessmentId))),
    reportFactsOf(tx, act, assessmentId),
    visitsOf(tx, act, assessmentId),
  ]);
  return { report, facts, visits, stage: accuracyStageOf(facts, londonDay(act.now)) };
}

/**
 * The provider's newest report that was shared with it, as it was shared until a decision publishes it, with the judgements it may correct; for the provider
 * alone.
 */
export function findSharedReport(act: Act, providerId: string) {
  return transaction(act, async (tx) => {
    if (!isOf(act.actor, providerId)) return undefined;
    const [report] = await reportsIn(tx)
      .where(and(visibleTo(act.actor), eq(assessmentReports.providerId, providerId)))
      .orderBy(desc(assessmentReports.sharedAt))
      .limit(1);
    if (!report) return undefined;
    const assessment = await headOf(tx, act, report.assessmentId);
    if (!assessment) return undefined;
    const decision = await publishedDecisionOf(tx, act, report.assessmentId);
    const { changeKey, sharedText, ...told } = report;
    return {
      ...told,
      ...assessment,
      text: decision ? report.text : (sharedText ?? report.text),
      isAmended: decision !== undefined && isChanged(report),
      stage: accuracyStageOf(factsOf(report, true), londonDay(act.now)),
      standards: await judgedStandardsOf(tx, act, assessment),
      decision,
    };
  });
}

/** What a confirmed decision publishes to schools, partnerships, officers and the provider itself; nothing to visitors. */
export function findPublishedReport(act: Act, assessmentId: string) {
  return transaction(act, async (tx) => {
    const { actor } = act;
    const isReader =
      canSeeAssessments(actor) || (actor.kind === "person" && actor.organisationKind !== "authority");
    const head = isReader ? await headOf(tx, act, assessmentId) : undefined;
    const decision = head && (await publishedDecisionOf(tx, act, assessmentId));
    if (!head || !decision) return undefined;
    const [[report], standards, conditions] = await Promise.all([
      reportsIn(tx).where(and(visibleTo(actor), eq(assessmentReports.assessmentId, assessmentId))),
      judgedStandardsOf(tx, act, head),
      conditionsOf(tx, act, decision.id),
    ]);
    const isAmended = report?.answer === "corrections" && isChanged(report);
    return { ...head, decision, conditions, standards, text: report?.text ?? "", isAmended };
  });
}

/** What stands at the head of a report, of a provider the reader may see. */
async function headOf(tx: Tx, act: Act, assessmentId: string) {
  const [row] = await tx
    .select({
      id: assessments.id,
      status: assessments.status,
      frameworkId: assessments.frameworkId,
      frameworkName: frameworks.name,
      frameworkVersion: frameworks.version,
      frameworkSource: frameworks.source,
      providerId: providers.organisationId,
      providerName: organisations.name,
      providerKind: providers.kind,
    })
    .from(assessments)
    .innerJoin(
      providers,
      and(
        eq(providers.authorityId, assessments.authorityId),
        eq(providers.organisationId, assessments.providerId),
      ),
    )
    .innerJoin(organisations, itsOrganisation)
    .innerJoin(
      frameworks,
      and(eq(frameworks.authorityId, assessments.authorityId), eq(frameworks.id, assessments.frameworkId)),
    )
    .where(and(visibleProviders(act.actor), eq(assessments.id, assessmentId)));
  return row;
}
