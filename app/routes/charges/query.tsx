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
import { PageHeader } from "#app/components/page-header.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { QueryForm } from "#app/domain/charges/forms.ts";
import { canQuery } from "#app/domain/charges/policy.ts";
import { findCharge } from "#app/domain/charges/queries.server.ts";
import { queryCharge } from "#app/domain/charges/query-charge.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { ChargeFacts } from "#app/routes/charges/charge-facts.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Query a charge") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const charge = found(await findCharge(act, idFrom(params, "chargeId")));
  found(canQuery(act.actor, charge) || undefined);
  return { charge };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const charge = found(await findCharge(act, idFrom(params, "chargeId")));
  return submit(
    request,
    QueryForm,
    (form) => queryCharge(act, charge.id, form),
    () => redirect(withNotice(paths.statement(charge.providerId, charge.month), "line-queried")),
  );
}

export default function Query() {
  const { charge } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const statement = paths.statement(charge.providerId, charge.month);
  return (
    <>
      <PageHeader
        title="Query a charge"
        caption={charge.placementReference}
        lead="The query stands on the statement until the charge is agreed. It moves no money."
        back={{ to: statement, text: "Statement" }}
      />
      <ChargeFacts charge={charge} />
      <PortalForm reply={reply}>
        <TextArea
          name="query"
          label="What is wrong"
          hint="Do not write the pupil's name: the reference is enough"
          rows={4}
        />
        <ButtonGroup>
          <Button>Send the query</Button>
          <TextLink to={statement}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
