import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Day } from "#app/components/day.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Section } from "#app/components/section.tsx";
import { StandingTag } from "#app/components/standing-tag.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { Timeline } from "#app/components/timeline.tsx";
import { isOfficer } from "#app/core/actor.ts";
import { formatDay, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import {
  accessFeatureNames,
  postNames,
  providerKindNames,
  siteKindNames,
} from "#app/core/words/providers.ts";
import { decisionNames } from "#app/core/words/quality.ts";
import { findOrigin } from "#app/domain/imports/lookalikes.server.ts";
import { listLivePlacementsOf } from "#app/domain/placements/suspended-queries.server.ts";
import { canSeeRegistration } from "#app/domain/providers/policy.ts";
import { findProvider } from "#app/domain/providers/queries.server.ts";
import { canRaiseConcern } from "#app/domain/quality/concerns/policy.ts";
import { countOpenConcerns } from "#app/domain/quality/concerns/queries.server.ts";
import { listEvidenceAhead } from "#app/domain/quality/evidence-queries.server.ts";
import { canAssess, canSuspend, canWithdraw } from "#app/domain/quality/policy.ts";
import { findQuality } from "#app/domain/quality/provider-queries.server.ts";
import { pageIn } from "#app/platform/address.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { FollowUp, LivePlacements } from "#app/routes/providers/after-approval.tsx";
import { EvidenceAsked } from "#app/routes/providers/evidence-asked.tsx";
import { Origin } from "#app/routes/providers/origin.tsx";
import { shownOf } from "#app/routes/providers/shown-of.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data?.provider.name ?? "Provider") },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "providerId");
  const { searchParams } = new URL(request.url);
  const page = pageIn(searchParams);
  const [provider, quality] = await Promise.all([findProvider(act, id), findQuality(act, id, page)]);
  const known = found(provider);
  const seen = found(quality);
  const isSuspended = seen.suspensions.some(({ liftedOn }) => liftedOn === null);
  const isListed = !["withdrawn", "not_assured", "declined"].includes(seen.standing.state);
  return {
    provider: shownOf(known, londonDay(act.now)),
    quality: seen,
    origin: await findOrigin(act, id),
    live:
      isSuspended && isOfficer(act.actor)
        ? await listLivePlacementsOf(act, id, pageIn(searchParams, "live"))
        : undefined,
    ahead: canSeeRegistration(act.actor, { organisationId: id }) ? await listEvidenceAhead(act, id) : [],
    openConcerns: canRaiseConcern(act.actor) ? await countOpenConcerns(act, id) : undefined,
    isOfficer: isOfficer(act.actor),
    isFull: canSeeRegistration(act.actor, known),
    mayCheck: canAssess(act.actor),
    maySuspend: canSuspend(act.actor) && !isSuspended,
    mayLift: canSuspend(act.actor) && isSuspended,
    mayWithdraw: canWithdraw(act.actor, known) && isListed,
  };
}

export default function Provider() {
  const { provider, quality, isFull, origin, live, ahead, openConcerns, ...may } =
    useLoaderData<typeof loader>();
  const { suspension, lifting, providerWithdrawal } = paths;
  return (
    <>
      <PageHeader
        title={provider.name}
        caption={providerKindNames[provider.kind]}
        status={<StandingTag state={quality.standing.state} />}
        lead={provider.about || undefined}
        back={{ to: paths.providers(), text: "Providers" }}
        actions={
          <>
            {may.mayLift ? <ButtonLink to={lifting(provider.id)}>Lift the suspension</ButtonLink> : null}
            {may.maySuspend ? (
              <ButtonLink to={suspension(provider.id)} kind="secondary">
                Suspend
              </ButtonLink>
            ) : null}
            {may.mayWithdraw ? (
              <ButtonLink to={providerWithdrawal(provider.id)} kind="secondary">
                Withdraw
              </ButtonLink>
            ) : null}
          </>
        }
      />
      {origin ? <Origin providerId={provider.id} {...origin} /> : null}
      <Standing />
      {live ? <LivePlacements live={live} /> : null}
      <Where />
      {isFull ? (
        <p className="mt-4">
          <TextLink to={paths.providerVersions(provider.id)}>Every version of what it has said</TextLink>
        </p>
      ) : null}
      {isFull ? (
        <EvidenceAsked
          providerId={provider.id}
          mayCheck={may.mayCheck}
          today={quality.evidence}
          ahead={ahead}
        />
      ) : null}
      <Decisions />
      {openConcerns === undefined ? null : (
        <FollowUp
          providerId={provider.id}
          isOfficer={may.isOfficer}
          mayPlan={may.mayCheck}
          openConcerns={openConcerns}
        />
      )}
      {quality.happened.total > 0 ? (
        <Section title="What happened" id="what-happened">
          <Timeline entries={quality.timeline} />
          <Pagination {...quality.happened} noun="events" part="what-happened" />
        </Section>
      ) : null}
    </>
  );
}

function Standing() {
  const { provider, quality } = useLoaderData<typeof loader>();
  const { standing, ending, decisions } = quality;
  const [last] = decisions;
  return (
    <SummaryList
      rows={[
        {
          term: "Standing today",
          value: standing.listable ? "Can be listed and commissioned" : standing.reasons.join(". "),
        },
        { term: "Last decision", value: last?.decidedOn ? <Day value={last.decidedOn} /> : "None yet" },
        standing.listable && {
          term: "Until",
          value: standing.until ? (
            <>
              <Day value={standing.until} />
              {ending?.because.length ? `: ${ending.because.join(", ")}` : ""}
            </>
          ) : (
            "Nothing known ends it"
          ),
        },
        ending?.evidence !== undefined &&
          ending.evidence.expiresOn !== standing.until && {
            term: "First evidence to run out",
            value: (
              <>
                {ending.evidence.name}, <Day value={ending.evidence.expiresOn} />
              </>
            ),
          },
        { term: "Phone", value: provider.phone ?? undefined },
        { term: "Email", value: provider.email ?? undefined },
      ]}
    />
  );
}

function Where() {
  const { provider } = useLoaderData<typeof loader>();
  return (
    <>
      <Section title="Sites">
        <Table
          caption="Sites"
          captionHidden
          rows={provider.sites}
          keyOf={({ id }) => id}
          columns={[
            { head: "Site", cell: ({ name }) => name },
            { head: "Kind", cell: ({ kind }) => siteKindNames[kind] },
            { head: "Address", cell: ({ address, postcode }) => `${address}, ${postcode}` },
            { head: "What is there", cell: ({ facilities }) => facilities || "Not given" },
            {
              head: "Access",
              cell: ({ accessFeatures, accessibility }) =>
                [...accessFeatures.map((feature) => accessFeatureNames[feature]), accessibility]
                  .filter(Boolean)
                  .join("; ") || "Not given",
            },
          ]}
          empty={<p className="text-soft">No site yet.</p>}
        />
      </Section>
      <Section title="People in charge">
        <Table
          caption="People in charge"
          captionHidden
          rows={provider.people}
          keyOf={({ id }) => id}
          columns={[
            { head: "Name", cell: ({ name }) => name },
            { head: "Responsible as", cell: ({ post }) => postNames[post] },
            { head: "Email", cell: ({ email }) => <span className="break-all">{email}</span> },
          ]}
          empty={<p className="text-soft">Nobody yet.</p>}
        />
      </Section>
    </>
  );
}

function Decisions() {
  const { quality } = useLoaderData<typeof loader>();
  const { decisions, conditions, suspensions, withdrawals } = quality;
  return (
    <Section title="Decisions">
      {decisions.length === 0 ? <p className="text-soft">No decision yet.</p> : null}
      <ul className="grid gap-3">
        {decisions.map(
          ({ id, assessmentId, kind, decidedOn, expiresOn, reason, proposedBy, confirmedBy }) => (
            <li key={id}>
              <strong>{decisionNames[kind]}</strong>, {decidedOn ? <Day value={decidedOn} /> : null}
              {expiresOn ? (
                <>
                  , until <Day value={expiresOn} />
                </>
              ) : null}
              {confirmedBy ? (
                <p className="text-sm text-soft">
                  Proposed by {proposedBy ?? "an officer"}, confirmed by {confirmedBy}
                </p>
              ) : null}
              {reason ? <p className="prose">{reason}</p> : null}
              <p>
                <TextLink to={paths.report(assessmentId)}>
                  Read the report
                  {decidedOn ? (
                    <span className="sr-only"> of the decision of {formatDay(decidedOn)}</span>
                  ) : null}
                </TextLink>
              </p>
            </li>
          ),
        )}
        {conditions.map(({ id, text, critical, dueOn, closedOn }) => (
          <li key={id}>
            <StatusTag tone={closedOn ? "good" : critical ? "warning" : "information"}>
              {closedOn ? "Condition met" : critical ? "Critical condition" : "Condition"}
            </StatusTag>{" "}
            <TextLink to={paths.condition(id)}>{text}</TextLink>, by <Day value={dueOn} />
          </li>
        ))}
        {suspensions.map(({ id, startsOn, liftedOn, reason, liftedReason }) => (
          <li key={id}>
            <strong>Suspended</strong>, <Day value={startsOn} />
            {liftedOn ? (
              <>
                , lifted <Day value={liftedOn} />
              </>
            ) : null}
            {reason ? <p className="prose">{[reason, liftedReason].filter(Boolean).join(" – ")}</p> : null}
          </li>
        ))}
        {withdrawals.map(({ id, withdrawnOn, reason }) => (
          <li key={id}>
            <strong>Withdrawn</strong>, <Day value={withdrawnOn} />
            {reason ? <p className="prose">{reason}</p> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
