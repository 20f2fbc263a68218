import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Day } from "#app/components/day.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { VisitTag } from "#app/components/visit-tag.tsx";
import { allows } from "#app/core/lifecycle.ts";
import { paths } from "#app/core/paths.ts";
import { visitPurposeNames } from "#app/core/words/quality.ts";
import { canAssess, canSeeAssessments } from "#app/domain/quality/policy.ts";
import { visitLifecycle } from "#app/domain/quality/visits/lifecycle.ts";
import { findVisit } from "#app/domain/quality/visits/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data ? `Visit to ${data.visit.providerName}` : "Visit") },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const visit = found(await findVisit(act, idFrom(params, "visitId")));
  const mayAct = canAssess(act.actor);
  const may = (verb: keyof typeof visitLifecycle) => mayAct && allows(visitLifecycle, verb, visit.status);
  const isOwn = visit.recordedBy === null || visit.recordedBy === act.actor.userId;
  return {
    visit,
    isOfficers: canSeeAssessments(act.actor),
    may: { plan: may("plan"), move: may("move"), cancel: may("cancel"), record: may("record") && isOwn },
  };
}

export default function Visit() {
  const { visit, may, isOfficers } = useLoaderData<typeof loader>();
  const { id, providerId } = visit;
  return (
    <>
      <PageHeader
        title={`Visit to ${visit.providerName}`}
        caption={visitPurposeNames[visit.purpose]}
        status={<VisitTag status={visit.status} />}
        back={
          isOfficers
            ? { to: paths.visits(), text: "Visits" }
            : { to: paths.registration(), text: "Registration" }
        }
        actions={
          <>
            {may.plan ? <ButtonLink to={paths.newVisit(providerId, id)}>Plan it</ButtonLink> : null}
            {may.record ? (
              <ButtonLink to={paths.visitRecord(id)}>
                {visit.status === "recorded" ? "Change what was recorded" : "Record it"}
              </ButtonLink>
            ) : null}
            {may.move ? (
              <ButtonLink to={paths.visitMove(id)} kind="secondary">
                Move
              </ButtonLink>
            ) : null}
            {may.cancel ? (
              <ButtonLink to={paths.visitCancellation(id)} kind="secondary">
                Cancel
              </ButtonLink>
            ) : null}
          </>
        }
      />
      {visit.sameDay.length > 0 ? (
        <Notice tone="warning" title={`${visit.visitorName} has another visit that day`}>
          {visit.sameDay
            .map(({ providerName, startsAt }) =>
              startsAt ? `${providerName} at ${startsAt.slice(0, 5)}` : providerName,
            )
            .join("; ")}
        </Notice>
      ) : null}
      <Facts />
      {visit.report ? (
        <Section title="What was seen">
          <p className="prose whitespace-pre-line">{visit.report}</p>
        </Section>
      ) : null}
    </>
  );
}

function Facts() {
  const { visit, isOfficers } = useLoaderData<typeof loader>();
  const where = [visit.siteName, visit.siteAddress, visit.sitePostcode].filter(Boolean).join(", ");
  return (
    <SummaryList
      rows={[
        isOfficers && {
          term: "Provider",
          value: <TextLink to={paths.provider(visit.providerId)}>{visit.providerName}</TextLink>,
        },
        isOfficers &&
          visit.assessmentId !== null && {
            term: "For",
            value: <TextLink to={paths.assessment(visit.assessmentId)}>Its assessment</TextLink>,
          },
        visit.dueOn !== null && { term: "Due by", value: <Day value={visit.dueOn} /> },
        visit.plannedOn !== null && {
          term: "Planned for",
          value: (
            <>
              <Day value={visit.plannedOn} /> {visit.startsAt}
            </>
          ),
        },
        visit.visitedOn !== null && { term: "Took place", value: <Day value={visit.visitedOn} /> },
        isOfficers &&
          visit.status !== "due" && {
            term: "The provider",
            value: visit.isAnnounced ? "Was told" : "Was not told before",
          },
        where !== "" && { term: "Where", value: where },
        { term: "Visitor", value: visit.visitorName ?? undefined },
        visit.plannedByName !== null && { term: "Planned by", value: visit.plannedByName },
        isOfficers && visit.recordedByName !== null && { term: "Recorded by", value: visit.recordedByName },
        visit.cancelledReason !== "" && { term: "Why it was cancelled", value: visit.cancelledReason },
      ]}
    />
  );
}
