import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { startCheckFields } from "#app/components/start-check-fields.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { formatDay, parseCalendarDate } from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { startChecks } from "#app/core/words/placements.ts";
import { giveStartCheck } from "#app/domain/placements/give-start-check.server.ts";
import { preparing } from "#app/domain/placements/lifecycle.ts";
import { canGiveCheck } from "#app/domain/placements/policy.ts";
import { findPlacement, listStartChecks } from "#app/domain/placements/queries.server.ts";
import { FirstReviewForm, startCheckForms } from "#app/domain/placements/start-check-forms.ts";
import { detailNames, startCheckNames } from "#app/domain/placements/start-checks.ts";
import { fullName } from "#app/domain/pupils/names.ts";
import { planFirstReview } from "#app/domain/reviews/plan-first-review.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Before the start") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  const kind = found(startChecks.find((one) => one === params.kind));
  const placement = found(await findPlacement(act, id, paths.startCheck(id, kind)));
  const checks = await listStartChecks(act, id);
  const details = checks.find((check) => check.kind === kind)?.details;
  const pack = checks.find((check) => check.kind === "information_pack")?.details;
  return {
    id,
    kind,
    reference: placement.reference,
    name: placement.pupil ? fullName(placement.pupil) : placement.reference,
    details: details ?? (kind === "objectives" ? wordsOf(placement) : undefined),
    isGiven: details !== undefined,
    pack: kind === "pack_read" ? pack : undefined,
    mayGive: preparing.includes(placement.status) && canGiveCheck(act.actor, placement, kind),
  };
}

const wordsOf = ({ objectives, nextStep }: { objectives: string; nextStep: string }) => ({
  objectives,
  nextStep,
});

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  const kind = found(startChecks.find((one) => one === params.kind));
  const done = () => redirect(withNotice(paths.placement(id), "given"));
  if (kind === "first_review")
    return submit(request, FirstReviewForm, ({ plannedOn }) => planFirstReview(act, id, plannedOn), done);
  return submit(request, startCheckForms[kind], (given) => giveStartCheck(act, id, { kind, given }), done);
}

export default function StartCheck() {
  const { id, kind, reference, name, details, isGiven, pack, mayGive } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = paths.placement(id);
  return (
    <>
      <PageHeader
        title={startCheckNames[kind]}
        caption={name === reference ? reference : `${name}, ${reference}`}
        back={{ to: back, text: "Placement" }}
      />
      {pack ? <Given details={pack} /> : null}
      {kind === "pack_read" && !pack ? (
        <Notice>The school has not written the information pack yet.</Notice>
      ) : null}
      {mayGive ? (
        <PortalForm reply={reply} defaults={details}>
          {startCheckFields[kind]}
          <ButtonGroup>
            <Button>{isGiven ? "Save again" : "Save"}</Button>
            <TextLink to={back}>Go back</TextLink>
          </ButtonGroup>
        </PortalForm>
      ) : details && written(details).length > 0 ? (
        <Given details={details} />
      ) : isGiven ? (
        <Notice>This has been given. What it says is shown to those who look after the pupil.</Notice>
      ) : (
        <Notice>This has not been given yet.</Notice>
      )}
    </>
  );
}

function Given({ details }: { details: Readonly<Record<string, string>> }) {
  return (
    <SummaryList
      rows={written(details).map(([field, value]) => ({
        term: detailNames[field] ?? field,
        value: <span className="whitespace-pre-line">{inWords(value)}</span>,
      }))}
    />
  );
}

/** What has something in it: a tick that was left out is stored as no, words that were left out as nothing. */
const written = (details: Readonly<Record<string, string>>) =>
  Object.entries(details).filter(([, value]) => value !== "");

function inWords(value: string): string {
  if (value === "yes" || value === "true") return "Yes";
  const day = parseCalendarDate(value);
  return day ? formatDay(day) : value === "no" ? "No" : value;
}
