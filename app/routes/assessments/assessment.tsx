import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Day } from "#app/components/day.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { EvidenceTable } from "#app/components/evidence-table.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { providerKindNames } from "#app/core/words/providers.ts";
import { decisionNames } from "#app/core/words/quality.ts";
import { declarationSections } from "#app/domain/providers/declarations.ts";
import { listEvidence } from "#app/domain/quality/evidence-queries.server.ts";
import { forbidsApproval } from "#app/domain/quality/judging.ts";
import { canAssess, canConfirm, canPropose } from "#app/domain/quality/policy.ts";
import { findAssessment } from "#app/domain/quality/queries.server.ts";
import { reportStandsInTheWay } from "#app/domain/quality/reports/accuracy.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { AssessmentSteps } from "#app/routes/assessments/assessment-steps.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data ? `Assessment of ${data.assessment.providerName}` : "Assessment") },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const assessment = found(await findAssessment(act, idFrom(params, "assessmentId")));
  const evidence = await listEvidence(act, assessment.providerId);
  const critical = evidence.filter(({ kind }) => kind.critical);
  const { decision, visitors, facts } = assessment;
  return {
    assessment,
    submittedOn: assessment.submittedAt && londonDay(assessment.submittedAt),
    evidence,
    accepted: critical.filter(({ isAccepted }) => isAccepted).length,
    critical: critical.length,
    queried: evidence.filter(({ items: [newest] }) => newest?.verdict === "queried").length,
    isOpen: canAssess(act.actor) && assessment.status === "open",
    forbidden: forbidsApproval(assessment.standards),
    mayAssess: canAssess(act.actor),
    mayPropose: canPropose(act.actor, assessment),
    mayConfirm:
      decision?.status === "proposed" && canConfirm(act.actor, { visitors, proposedBy: decision.proposedBy }),
    waiting: reportStandsInTheWay(facts, londonDay(act.now)),
  };
}

export default function Assessment() {
  const loaded = useLoaderData<typeof loader>();
  const { assessment, evidence, forbidden, mayAssess, submittedOn } = loaded;
  return (
    <>
      <PageHeader
        title={`Assessment of ${assessment.providerName}`}
        caption={`${assessment.frameworkName}, version ${assessment.frameworkVersion}`}
        back={{ to: paths.assessments(), text: "Applications" }}
        actions={<TextLink to={paths.provider(assessment.providerId)}>The provider</TextLink>}
      />
      {assessment.sentBack.map(({ id, sentBackReason }) => (
        <Notice key={id} tone="warning" title="A decision was sent back">
          {sentBackReason}
        </Notice>
      ))}
      {forbidden.length > 0 ? (
        <Notice tone="warning" title="This cannot be approved">
          {forbidden.join(". ")}.
        </Notice>
      ) : null}
      <Decision />
      <AssessmentSteps {...loaded} />
      <Section title="Evidence">
        <EvidenceTable
          lines={evidence}
          checkAt={mayAssess ? (item) => paths.evidenceCheck(assessment.providerId, item) : undefined}
        />
      </Section>
      <Section title="What the provider declares">
        <SummaryList
          rows={[
            { term: "Kind of provider", value: providerKindNames[assessment.providerKind] },
            { term: "Submitted", value: submittedOn ? <Day value={submittedOn} /> : undefined },
            ...declarationSections.map(({ key, title }) => {
              const given = assessment.declarations[key];
              const word = given?.answer === "yes" ? "Declared" : "Not yet";
              return { term: title, value: given && [word, given.explanation].filter(Boolean).join(": ") };
            }),
          ]}
        />
      </Section>
    </>
  );
}

function Decision() {
  const { assessment, mayConfirm } = useLoaderData<typeof loader>();
  const { decision } = assessment;
  if (!decision) return null;
  const isProposed = decision.status === "proposed";
  return (
    <Section title={isProposed ? "Proposed decision" : "Decision"}>
      <SummaryList
        rows={[
          { term: "Decision", value: decisionNames[decision.kind] },
          { term: "Reason", value: decision.reason },
          { term: "Proposed by", value: decision.proposedByName ?? undefined },
          isProposed ? undefined : { term: "Confirmed by", value: decision.confirmedByName ?? undefined },
          ...decision.conditions.map(({ text, critical, dueOn }) => ({
            term: critical ? "Critical condition" : "Condition",
            value: (
              <>
                {text}, by <Day value={dueOn} />
              </>
            ),
          })),
          decision.decidedOn ? { term: "Decided", value: <Day value={decision.decidedOn} /> } : undefined,
        ]}
      />
      {isProposed ? null : (
        <p className="mt-4">
          <TextLink to={paths.report(assessment.id)}>The report as published</TextLink>
        </p>
      )}
      {mayConfirm ? (
        <p className="mt-4 flex flex-wrap gap-x-6 gap-y-2">
          <TextLink to={paths.confirmation(assessment.id)}>Confirm this decision</TextLink>
          <TextLink to={paths.sendingBack(assessment.id)}>Send it back</TextLink>
        </p>
      ) : isProposed ? (
        <p className="mt-4 text-soft">Waits for another officer, who neither visited nor proposed it.</p>
      ) : null}
    </Section>
  );
}
