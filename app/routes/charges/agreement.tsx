import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Confirmation } from "#app/components/confirmation.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { agreeCharge } from "#app/domain/charges/agree-charge.server.ts";
import { canAgree } from "#app/domain/charges/policy.ts";
import { findCharge } from "#app/domain/charges/queries.server.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { ChargeFacts } from "#app/routes/charges/charge-facts.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Agree a charge") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const charge = found(await findCharge(act, idFrom(params, "chargeId")));
  found(canAgree(act.actor, charge) || undefined);
  return { charge };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const charge = found(await findCharge(act, idFrom(params, "chargeId")));
  return submit(
    request,
    NothingForm,
    () => agreeCharge(act, charge.id),
    () => redirect(withNotice(paths.statement(charge.providerId, charge.month), "line-agreed")),
  );
}

export default function Agreement() {
  const { charge } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const statement = paths.statement(charge.providerId, charge.month);
  return (
    <>
      <PageHeader
        title="Agree a charge"
        caption={charge.placementReference}
        lead="Once agreed, it can be paid. What is found wrong later is a credit on a later statement."
        back={{ to: statement, text: "Statement" }}
      />
      <ChargeFacts charge={charge} />
      {charge.placementEndedOn !== null && charge.sessionsNotReported > 0 ? (
        <Notice tone="warning" title="Some sessions are not reported">
          This placement has ended. Agreeing its last statement gives back the rest of what was reserved, also
          for sessions not reported: ask the provider to mark them first.
        </Notice>
      ) : null}
      <Confirmation reply={reply} press="Agree this charge" instead={{ to: statement, text: "Cancel" }} />
    </>
  );
}
