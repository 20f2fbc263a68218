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
import { RiseRefusalForm } from "#app/domain/charges/forms.ts";
import { refuseRise } from "#app/domain/charges/refuse-rise.server.ts";
import { findRise } from "#app/domain/charges/rise-queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { RiseFacts } from "#app/routes/rises/rise-facts.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Refuse a rise") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const rise = found(await findRise(act, idFrom(params, "riseId")));
  allowed(rise.mayRefuse, "A rise that waits is refused by those who answer for the budget");
  return { rise };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "riseId");
  return submit(
    request,
    RiseRefusalForm,
    ({ reason }) => refuseRise(act, id, reason),
    () => redirect(withNotice(paths.riseApproval(id), "rise-refused")),
  );
}

export default function RiseRefusal() {
  const { rise } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Refuse a rise"
        caption={rise.reference}
        lead="It stays on the statement and is not charged. If it grows, you are asked again."
        back={{ to: paths.riseApproval(rise.id), text: "The rise" }}
      />
      <RiseFacts rise={rise} />
      <PortalForm reply={reply}>
        <TextArea
          name="reason"
          label="Why the budget does not bear this"
          hint="Who sees the placement's money reads this"
          rows={4}
        />
        <ButtonGroup>
          <Button kind="warning">Refuse the rise</Button>
          <TextLink to={paths.riseApproval(rise.id)}>Go back</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
