import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { ConcernTag } from "#app/components/concern-tag.tsx";
import { Day } from "#app/components/day.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Moment } from "#app/components/moment.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { isOfficer } from "#app/core/actor.ts";
import { allows } from "#app/core/lifecycle.ts";
import { paths } from "#app/core/paths.ts";
import { concernSubjectNames } from "#app/core/words/quality.ts";
import { concernLifecycle } from "#app/domain/quality/concerns/lifecycle.ts";
import { canFollowUpConcern } from "#app/domain/quality/concerns/policy.ts";
import { findConcern } from "#app/domain/quality/concerns/queries.server.ts";
import { visitInWords } from "#app/domain/quality/concerns/visit-words.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data ? `Concern ${data.concern.reference}` : "Concern") },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const concern = found(await findConcern(act, idFrom(params, "concernId")));
  const may = (verb: keyof typeof concernLifecycle) =>
    canFollowUpConcern(act.actor) && allows(concernLifecycle, verb, concern.status);
  return {
    concern,
    isOfficer: isOfficer(act.actor),
    mayTriage: may("triage"),
    mayLink: may("link"),
    mayClose: may("close"),
  };
}

export default function Concern() {
  const { concern, isOfficer, mayTriage, mayLink, mayClose } = useLoaderData<typeof loader>();
  const { id, providerId, providerName, status, visit } = concern;
  return (
    <>
      <PageHeader
        title={`Concern ${concern.reference}`}
        caption={providerName}
        status={<ConcernTag status={status} weight={concern.weight} />}
        back={{ to: paths.concerns(), text: "Concerns" }}
        actions={
          <>
            {mayTriage && status === "raised" ? (
              <ButtonLink to={paths.concernTriage(id)}>Weigh the concern</ButtonLink>
            ) : null}
            {mayClose ? (
              <ButtonLink to={paths.concernClosing(id)}>Close with what was found</ButtonLink>
            ) : null}
            {mayLink ? (
              <ButtonLink to={paths.concernVisit(id)} kind="secondary">
                Link to a visit
              </ButtonLink>
            ) : null}
            {mayTriage && status === "open" ? (
              <ButtonLink to={paths.concernTriage(id)} kind="secondary">
                Weigh again
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <SummaryList
        rows={[
          { term: "Provider", value: <TextLink to={paths.provider(providerId)}>{providerName}</TextLink> },
          { term: "About", value: concernSubjectNames[concern.subject] },
          { term: "Noticed on", value: <Day value={concern.noticedOn} /> },
          {
            term: "Raised",
            value: (
              <>
                <Moment value={concern.raisedAt} />, {concern.raisedByName ?? "Somebody"} of{" "}
                {concern.raisedByOrganisationName}
              </>
            ),
          },
        ]}
      />
      <Section title="What was noticed">
        <p className="prose whitespace-pre-line break-words">{concern.text}</p>
      </Section>
      <Section title="What the authority does">
        <SummaryList
          rows={[
            {
              term: "Weighed",
              value: concern.triagedAt ? (
                <Moment value={concern.triagedAt} />
              ) : (
                "Not yet: officers have been told"
              ),
            },
            isOfficer && { term: "Weighed by", value: concern.triagedByName ?? undefined },
            isOfficer && { term: "Plan", value: concern.plan || undefined },
            isOfficer && {
              term: "Visit",
              value: visit ? (
                <TextLink to={paths.visitPage(visit.id)}>{visitInWords(visit)}</TextLink>
              ) : (
                "None linked"
              ),
            },
            concern.closedAt !== null && { term: "Closed", value: <Moment value={concern.closedAt} /> },
            concern.closedAt !== null && { term: "What was found", value: concern.finding },
          ]}
        />
      </Section>
    </>
  );
}
