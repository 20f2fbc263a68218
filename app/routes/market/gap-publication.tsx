import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { GapPublicationForm } from "#app/domain/market/forms.ts";
import { canRunMarket } from "#app/domain/market/policy.ts";
import { publishGap } from "#app/domain/market/publish-gap.server.ts";
import { findGap } from "#app/domain/market/queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Publish to the market") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const gap = found(await findGap(act, idFrom(params, "gapId")));
  allowed(canRunMarket(act.actor), "Only a development officer or the authority lead may publish this");
  return { gap };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const gapId = idFrom(params, "gapId");
  return submit(
    request,
    GapPublicationForm,
    (form) => publishGap(act, gapId, form),
    () => redirect(withNotice(paths.gap(gapId), "published")),
  );
}

export default function GapPublication() {
  const { gap } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Publish to the market"
        caption={gap.title}
        lead="Everybody can read it then, with or without signing in."
        back={{ to: paths.gap(gap.id), text: gap.title }}
      />
      <PortalForm reply={reply}>
        <DayField name="closesOn" label="Last day to answer" hint="Leave it empty to keep it open" />
        <ButtonGroup>
          <Button>Publish</Button>
          <TextLink to={paths.gap(gap.id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
