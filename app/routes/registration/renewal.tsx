import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { z } from "zod";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { canRenew } from "#app/domain/quality/policy.ts";
import { renewRegistration } from "#app/domain/quality/renew-registration.server.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Begin the next registration") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireAct(request);
  allowed(canRenew(actor, actor), "Only the provider's manager may begin a registration");
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    z.object({}),
    () => renewRegistration(act, act.actor.organisationId),
    () => redirect(paths.registration()),
  );
}

export default function Renewal() {
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Begin the next registration"
        lead="Last year's answers, sites, people and evidence are carried over. Your standing stays as it is until the new decision."
        back={{ to: paths.registration(), text: "Registration" }}
      />
      <PortalForm reply={reply}>
        <ButtonGroup>
          <Button>Begin</Button>
          <TextLink to={paths.registration()}>Not now</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
