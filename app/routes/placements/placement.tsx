import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { PlacementChanges } from "#app/components/placement-changes.tsx";
import { PlacementCourse } from "#app/components/placement-course.tsx";
import { PlacementFunding } from "#app/components/placement-funding.tsx";
import { PlacementPlan } from "#app/components/placement-plan.tsx";
import { PlacementReviews } from "#app/components/placement-reviews.tsx";
import { PlacementTag } from "#app/components/placement-tag.tsx";
import { Section } from "#app/components/section.tsx";
import { StartCheckTasks } from "#app/components/start-check-tasks.tsx";
import { Timeline } from "#app/components/timeline.tsx";
import { londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { placementEventNames, startChecks } from "#app/core/words/placements.ts";
import { findAttendance } from "#app/domain/attendance/placement-attendance.server.ts";
import { canNotifyAbsence } from "#app/domain/attendance/policy.ts";
import { seesStatements } from "#app/domain/charges/policy.ts";
import { listChargesOf } from "#app/domain/charges/queries.server.ts";
import { listFunding } from "#app/domain/placements/approval.server.ts";
import { open } from "#app/domain/placements/changes/lifecycle.ts";
import { listChanges } from "#app/domain/placements/changes/queries.server.ts";
import { mayDo } from "#app/domain/placements/may.ts";
import { nextStepOf } from "#app/domain/placements/next-step.ts";
import { canGiveCheck } from "#app/domain/placements/policy.ts";
import {
  findPlacement,
  listPlacementEvents,
  listReservedParts,
  listStartChecks,
} from "#app/domain/placements/queries.server.ts";
import { fullName } from "#app/domain/pupils/names.ts";
import { canHoldReview, canPlanReview } from "#app/domain/reviews/policy.ts";
import { listReviews } from "#app/domain/reviews/queries.server.ts";
import { pageIn } from "#app/platform/address.ts";
import { eventsOnPage } from "#app/platform/events.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Placement") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  const page = pageIn(new URL(request.url).searchParams);
  const placement = found(await findPlacement(act, id, paths.placement(id)));
  const today = londonDay(act.now);
  const [funding, reserved, checks, reviews, events, changes] = await Promise.all([
    listFunding(act, id),
    listReservedParts(act, id),
    listStartChecks(act, id),
    listReviews(act, id),
    listPlacementEvents(act, id, page),
    listChanges(act, id),
  ]);
  const given = new Set(checks.map(({ kind }) => kind));
  const waiting = {
    approvers: funding.filter(({ isApproved }) => !isApproved).map(({ ownerName }) => ownerName),
    missingChecks: startChecks.filter((kind) => !given.has(kind)).length,
  };
  const verbs = mayDo(act.actor, placement);
  const may = {
    ...verbs,
    start: verbs.start && waiting.missingChecks === 0 && placement.startsOn <= today,
    change: verbs.change && !changes.some(({ status }) => open.includes(status)),
    approve: funding.some(({ mayApprove }) => mayApprove),
    give: startChecks.filter((kind) => canGiveCheck(act.actor, placement, kind)),
    planReview: canPlanReview(act.actor, placement),
    holdReview: canHoldReview(act.actor, placement),
    notify: placement.status === "active" && canNotifyAbsence(act.actor, placement),
    openPupil: act.actor.organisationKind !== "provider",
  };
  const hasStarted = placement.status === "active" || placement.status === "ended";
  const course = hasStarted
    ? {
        attendance: found(await findAttendance(act, id)),
        charges: seesStatements(act.actor) ? await listChargesOf(act, id) : [],
        today,
      }
    : undefined;
  const next = nextStepOf(placement, waiting);
  const happened = { ...events, page, pageSize: eventsOnPage };
  return { placement, funding, reserved, checks, reviews, happened, course, changes, next, may, today };
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Placement() {
  const { placement, funding, reserved, checks, reviews, happened, course, changes, next, may, today } =
    useLoaderData<typeof loader>();
  const { pupil } = placement;
  return (
    <>
      <PageHeader
        title={pupil ? fullName(pupil) : placement.reference}
        caption={`Placement ${placement.reference}: ${placement.offerTitle}, ${placement.providerName}`}
        status={<PlacementTag status={placement.status} />}
        back={{ to: paths.placements(), text: "Placements" }}
        actions={<Verbs id={placement.id} may={may} />}
      />
      <Notice title="What happens next">{next}</Notice>
      <PlacementPlan placement={{ ...placement, today }} linkPupil={may.openPupil} />
      {funding.length > 0 ? (
        <Section title="Who pays">
          <PlacementFunding funding={funding} reserved={reserved} status={placement.status} />
        </Section>
      ) : null}
      {changes.length > 0 ? (
        <Section title="Changes">
          <PlacementChanges placementId={placement.id} changes={changes} />
        </Section>
      ) : null}
      {may.prepare || checks.length > 0 ? (
        <Section title="Before the start" lead="All ten must be there before the placement starts.">
          <StartCheckTasks placementId={placement.id} checks={checks} mayGive={may.prepare ? may.give : []} />
        </Section>
      ) : null}
      {pupil ? (
        <Section title="Reviews">
          <PlacementReviews
            placementId={placement.id}
            reviews={reviews}
            mayPlan={may.planReview && ["approved", "active"].includes(placement.status)}
            mayHold={may.holdReview}
          />
        </Section>
      ) : null}
      {course ? <PlacementCourse placementId={placement.id} {...course} mayNotify={may.notify} /> : null}
      <Section title="What happened" id="what-happened">
        <Happened happened={happened} />
      </Section>
    </>
  );
}

function Verbs({ id, may }: { id: string; may: Loaded["may"] }) {
  return (
    <>
      {may.accept ? <ButtonLink to={paths.acceptance(id)}>Accept</ButtonLink> : null}
      {may.approve ? <ButtonLink to={paths.approval(id)}>Approve</ButtonLink> : null}
      {may.start ? <ButtonLink to={paths.start(id)}>Start</ButtonLink> : null}
      {may.decline ? (
        <ButtonLink to={paths.declining(id)} kind="secondary">
          Decline
        </ButtonLink>
      ) : null}
      {may.change ? (
        <ButtonLink to={paths.newPlacementChange(id)} kind="secondary">
          Amend or extend
        </ButtonLink>
      ) : null}
      {may.end ? (
        <ButtonLink to={paths.ending(id)} kind="secondary">
          End
        </ButtonLink>
      ) : null}
      {may.cancel ? (
        <ButtonLink to={paths.cancellation(id)} kind="secondary">
          Cancel placement
        </ButtonLink>
      ) : null}
    </>
  );
}

function Happened({ happened: { rows, ...pages } }: Pick<Loaded, "happened">) {
  return (
    <>
      <Timeline
        entries={rows.map(({ id, name, at, by, details }) => ({
          id,
          title: placementEventNames[name] ?? name,
          moment: at,
          by: by ?? undefined,
          details: typeof details.check === "string" ? details.check : undefined,
        }))}
      />
      <Pagination {...pages} noun="events" part="what-happened" />
    </>
  );
}
