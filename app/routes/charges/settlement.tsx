import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Confirmation } from "#app/components/confirmation.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { canSettle } from "#app/domain/charges/policy.ts";
import { findCharge } from "#app/domain/charges/queries.server.ts";
import { settleCharge } from "#app/domain/charges/settle-charge.server.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { ChargeFacts } from "#app/routes/charges/charge-facts.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Settle a charge") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const charge = found(await findCharge(act, idFrom(params, "chargeId")));
  found(canSettle(act.actor) || undefined);
  return { charge };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const charge = found(await findCharge(act, idFrom(params, "chargeId")));
  return submit(
    request,
    NothingForm,
    () => settleCharge(act, charge.id),
    () => redirect(withNotice(paths.statement(charge.providerId, charge.month), "line-settled")),
  );
}

export default function Settlement() {
  const { charge } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const statement = paths.statement(charge.providerId, charge.month);
  return (
    <>
      <PageHeader
        title="Settle a charge"
        caption={charge.placementReference}
        lead="The provider has been paid. Credits raised since are taken off what is paid."
        back={{ to: statement, text: "Statement" }}
      />
      <ChargeFacts charge={charge} />
      <Confirmation reply={reply} press="Settle this charge" instead={{ to: statement, text: "Cancel" }} />
    </>
  );
}
