import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Confirmation } from "#app/components/confirmation.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { formatMoney } from "#app/core/money.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { approveRise } from "#app/domain/charges/approve-rise.server.ts";
import { RiseApprovalForm } from "#app/domain/charges/forms.ts";
import { findRise } from "#app/domain/charges/rise-queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { RiseFacts } from "#app/routes/rises/rise-facts.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Approve a rise") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  return { rise: found(await findRise(act, idFrom(params, "riseId"))) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "riseId");
  return submit(
    request,
    RiseApprovalForm,
    ({ pence }) => approveRise(act, id, pence),
    () => redirect(withNotice(paths.riseApproval(id), "rise-approved")),
  );
}

export default function RiseApproval() {
  const { rise } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const list = { to: paths.rises(), text: "Beyond the reservation" };
  return (
    <>
      <PageHeader
        title="Approve a rise"
        caption={rise.reference}
        lead="So much more is reserved in the budget, and the next statement charges it."
        back={list}
        actions={
          rise.mayRefuse ? (
            <ButtonLink to={paths.riseRefusal(rise.id)} kind="secondary">
              Refuse
            </ButtonLink>
          ) : undefined
        }
      />
      <RiseFacts rise={rise} />
      {rise.isHalfApproved ? <Notice>One person has approved it: a second is needed.</Notice> : null}
      {rise.mayApprove ? (
        <Confirmation
          reply={reply}
          press={`Approve ${formatMoney(rise.pence)}`}
          instead={{ to: list.to, text: "Go back" }}
        >
          <Hidden name="pence" value={rise.pence} />
        </Confirmation>
      ) : (
        <Notice>There is nothing here for you to approve.</Notice>
      )}
    </>
  );
}
