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
import { findGap } from "#app/domain/market/queries.server.ts";
import { saveGap } from "#app/domain/market/save-gap.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Change what is missing") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const gap = found(await findGap(act, idFrom(params, "gapId")));
  allowed(canRunMarket(act.actor), "Only a development officer or the authority lead may change this");
  return { gap };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const gapId = idFrom(params, "gapId");
  return submit(
    request,
    GapForm,
    (form) => saveGap(act, { ...form, id: gapId }),
    () => redirect(withNotice(paths.gap(gapId), "saved")),
  );
}

export default function GapDetails() {
  const { gap } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { title, description, needs, keyStages, area, places } = gap;
  return (
    <>
      <PageHeader
        title="Change what is missing"
        caption={gap.title}
        back={{ to: paths.gap(gap.id), text: gap.title }}
      />
      <PortalForm
        reply={reply}
        defaults={{ title, description, needs, keyStages, area, places: String(places) }}
      >
        <Hidden name="id" value={gap.id} />
        <GapFields />
        <ButtonGroup>
          <Button>Save</Button>
          <TextLink to={paths.gap(gap.id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
