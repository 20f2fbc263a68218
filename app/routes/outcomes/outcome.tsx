import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { titleOf } from "#app/components/error-summary.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { formatDay, londonDay } from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { outcomeResultNames } from "#app/core/words/outcomes.ts";
import { OutcomeForm } from "#app/domain/outcomes/forms.ts";
import { opensOn, testOf, typedFrom } from "#app/domain/outcomes/judgement.ts";
import { canRecordOutcome } from "#app/domain/outcomes/policy.ts";
import { findOutcome } from "#app/domain/outcomes/queries.server.ts";
import { recordOutcome } from "#app/domain/outcomes/record-outcome.server.ts";
import { describeSuccessTest } from "#app/domain/outcomes/success.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { OutcomeFields } from "#app/routes/outcomes/outcome-fields.tsx";
import { OutcomeShown } from "#app/routes/outcomes/outcome-shown.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Outcome") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { placement, outcome, pupilName, providerName, during } = found(
    await findOutcome(act, idFrom(params, "placementId")),
  );
  const opens = opensOn(placement);
  const hasRun = placement.status === "active" || placement.status === "ended";
  return {
    placement: { id: placement.id, reference: placement.reference },
    name: pupilName ?? placement.reference,
    providerName,
    during,
    test: describeSuccessTest(testOf(placement)),
    // What the child says is for those who know the child.
    outcome: outcome && { ...outcome, pupilVoice: pupilName === null ? "" : outcome.pupilVoice },
    defaults: outcome ? typedFrom(outcome) : undefined,
    mayRecord: hasRun && opens <= londonDay(act.now) && canRecordOutcome(act.actor, placement),
    opens: hasRun && opens > londonDay(act.now) ? opens : undefined,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  return submit(
    request,
    OutcomeForm,
    (form) => recordOutcome(act, id, form),
    () => redirect(withNotice(paths.outcome(id), "saved")),
  );
}

const tones = { met: "good", not_met: "bad", not_known: "neutral" } as const;

export default function Outcome() {
  const { placement, name, providerName, during, test, outcome, defaults, mayRecord, opens } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const rate = during.ratePercent === undefined ? "nothing reported yet" : `${during.ratePercent} %`;
  return (
    <>
      <PageHeader
        title="Outcome"
        caption={`${name}, ${providerName}`}
        status={
          outcome ? (
            <StatusTag tone={tones[outcome.result]}>{outcomeResultNames[outcome.result]}</StatusTag>
          ) : undefined
        }
        back={{ to: paths.placement(placement.id), text: `Placement ${placement.reference}` }}
      />
      <SummaryList
        rows={[
          { term: "Success test, as agreed", value: test },
          {
            term: "Attendance during the placement",
            value: `${rate}: ${during.attended} of ${during.possible} possible sessions, ${during.notReported} not reported`,
          },
        ]}
      />
      {opens ? (
        <Notice title="Not yet">
          It can be recorded from {formatDay(opens)}, 14 days before the last day.
        </Notice>
      ) : null}
      {outcome ? <OutcomeShown outcome={outcome} /> : null}
      {mayRecord ? (
        <OutcomeFields
          reply={reply}
          defaults={defaults}
          isAmendment={outcome !== null}
          backTo={placement.id}
        />
      ) : outcome ? null : (
        <p className="prose mt-6">
          Nothing has been recorded yet. The lead of the pupil's school records it.
        </p>
      )}
    </>
  );
}
