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
import { GapFields } from "#app/components/gap-fields.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { GapForm } from "#app/domain/market/forms.ts";
import { canRunMarket } from "#app/domain/market/policy.ts";
import { saveGap } from "#app/domain/market/save-gap.server.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Say what is missing") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(
    canRunMarket(act.actor),
    "Only a development officer or the authority lead may say what is missing",
  );
  return { id: crypto.randomUUID() };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    GapForm,
    (form) => saveGap(act, form),
    ({ gapId }) => redirect(withNotice(paths.gap(gapId), "gap-drafted")),
  );
}

export default function NewGap() {
  const { id } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Say what is missing"
        lead="It is a draft that officers alone see until you publish it."
        back={{ to: paths.market(), text: "What the area looks for" }}
      />
      <PortalForm reply={reply}>
        <Hidden name="id" value={id} />
        <GapFields />
        <ButtonGroup>
          <Button>Save the draft</Button>
          <TextLink to={paths.market()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
