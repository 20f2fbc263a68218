import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { Day } from "#app/components/day.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { FundingParts } from "#app/components/funding-parts.tsx";
import { Money } from "#app/components/money.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PatternWeek } from "#app/components/pattern-week.tsx";
import { RequestHeader } from "#app/components/request-header.tsx";
import { Section } from "#app/components/section.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { daysBetween, formatMonth, formatWeeklyHalfDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { placementReasonNames, successTestNames } from "#app/core/words/placements.ts";
import { listClashes } from "#app/domain/placements/clashes.server.ts";
import { findDraft } from "#app/domain/placements/drafts.server.ts";
import { nextStep } from "#app/domain/placements/request-answers.ts";
import { findRequestPlan, listFreePlaces } from "#app/domain/placements/request-queries.server.ts";
import { describePattern } from "#app/domain/placements/session-pattern.ts";
import { fullName } from "#app/domain/pupils/names.ts";
import { findLongestPlacement } from "#app/domain/quality/frameworks/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { itsOffer } from "#app/routes/requests/its-offer.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Check your answers") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const draft = found(await findDraft(act, idFrom(params, "draftId")));
  if (draft.submittedAt) throw redirect(paths.placement(draft.id));
  const step = nextStep(draft);
  if (step !== "check") throw redirect(paths.request(draft.id, step));
  const { week, purpose } = draft.answers;
  const offer = await itsOffer(act, draft, week?.startsOn);
  const planned = found(await findRequestPlan(act, draft, paths.request(draft.id, "check")));
  const asked = found(week);
  const free = await listFreePlaces(act, draft.offerId, asked);
  const full = free
    .filter((one) => one.free === 0 && asked.pattern.includes(one.half))
    .map(({ half }) => half);
  const clashes = await listClashes(act, { id: draft.id, pupilId: found(draft.pupilId), ...asked });
  const weeks = Math.ceil((daysBetween(asked.startsOn, asked.endsOn) + 1) / 7);
  const longest = await findLongestPlacement(act, offer.providerId);
  const tooLong = longest !== null && weeks > longest ? { weeks, longest } : undefined;
  return {
    draftId: draft.id,
    offer,
    week: asked,
    purpose: found(purpose),
    full,
    clashes,
    tooLong,
    ...planned,
  };
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function RequestCheck() {
  const loaded = useLoaderData<typeof loader>();
  const { draftId, offer, problem, plan, full, clashes, tooLong } = loaded;
  return (
    <>
      <RequestHeader title="Check your answers" draftId={draftId} offerTitle={offer.title} step="check" />
      {problem ? (
        <Notice tone="warning" title="This cannot be sent as it stands">
          {problem}.
        </Notice>
      ) : null}
      {full.length > 0 ? (
        <Notice tone="warning" title="Some of these half days are full now">
          {full.map(formatWeeklyHalfDay).join(", ")}. The provider cannot accept until a place is free: choose
          other half days or days.
        </Notice>
      ) : null}
      {tooLong ? (
        <Notice tone="warning" title="Longer than the framework foresees">
          These are {tooLong.weeks} weeks; the framework this provider is assured by foresees{" "}
          {tooLong.longest} at most. You can still send it: say in your objectives why it takes longer.
        </Notice>
      ) : null}
      {clashes.map(({ id, reference, halves }) => (
        <Notice key={id} tone="warning" title="The pupil is to be somewhere else then">
          <TextLink to={paths.placement(id)}>{reference}</TextLink> has{" "}
          {halves.map(formatWeeklyHalfDay).join(", ")} on some of these days. Both would be charged: choose
          other half days, or end that placement first.
        </Notice>
      ))}
      <Answers {...loaded} />
      {plan ? <Plan plan={plan} pattern={loaded.week.pattern} /> : null}
      <ButtonGroup>
        <ButtonLink to={paths.request(draftId, "submission")}>Continue to send</ButtonLink>
      </ButtonGroup>
    </>
  );
}

function Answers({ draftId, offer, pupil, week, purpose }: Loaded) {
  const change = (step: string) => ({ to: paths.request(draftId, step) });
  const target = purpose.successTarget === undefined ? "" : `: ${purpose.successTarget}`;
  return (
    <SummaryList
      rows={[
        { term: "Offer", value: `${offer.title}, ${offer.providerName}` },
        { term: "Pupil", value: `${fullName(pupil)}, ${pupil.schoolName}`, change: change("pupil") },
        { term: "First day", value: <Day value={week.startsOn} />, change: change("week") },
        { term: "Last day", value: <Day value={week.endsOn} />, change: change("week") },
        { term: "Each week", value: describePattern(week.pattern), change: change("week") },
        { term: "Why", value: placementReasonNames[purpose.reason], change: change("purpose") },
        { term: "To achieve", value: purpose.objectives, change: change("purpose") },
        { term: "What comes after", value: purpose.nextStep, change: change("purpose") },
        {
          term: "Success test",
          value: `${successTestNames[purpose.successTest]}${target}`,
          change: change("purpose"),
        },
      ]}
    />
  );
}

function Plan({ plan, pattern }: { plan: NonNullable<Loaded["plan"]>; pattern: Loaded["week"]["pattern"] }) {
  return (
    <>
      <Section title="Sessions and cost">
        <div className="grid gap-6 md:grid-cols-2">
          <PatternWeek pattern={pattern} />
          <Table
            caption={`${plan.sessions} planned sessions, by month`}
            rows={plan.months}
            keyOf={(row) => row.month}
            columns={[
              { head: "Month", cell: (row) => formatMonth(row.month), foot: "Total" },
              { head: "Sessions", numeric: true, cell: (row) => row.sessions, foot: plan.sessions },
            ]}
          />
        </div>
        <div className="mt-6">
          <SummaryList
            rows={[
              plan.joiningFeePence > 0 && {
                term: "Joining fee, in the cost",
                value: <Money pence={plan.joiningFeePence} />,
              },
              { term: "Planned cost", value: <Money pence={plan.costPence} /> },
            ]}
          />
        </div>
      </Section>
      <Section title="Who pays">
        <FundingParts caption="Parts of the cost" parts={plan.parts} />
      </Section>
    </>
  );
}
