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
import { Hidden } from "#app/components/hidden.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { refuse } from "#app/core/refusal.ts";
import { roleNames } from "#app/core/words/people.ts";
import { RoleForm } from "#app/domain/people/forms.ts";
import { listOwnRoles } from "#app/domain/people/own-roles.server.ts";
import { localPath } from "#app/platform/local-path.ts";
import { chooseMembership, requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Choose a role") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const to = localPath(new URL(request.url).searchParams.get("to"));
  const roles = await listOwnRoles(act);
  if (roles.length < 2) throw redirect(to);
  return { to, roles, current: act.actor.membershipId };
}

export async function action({ request }: ActionFunctionArgs) {
  await requireAct(request);
  return submit(
    request,
    RoleForm,
    async ({ membershipId, to }) => {
      if (await chooseMembership(request, membershipId)) return redirect(localPath(to));
      return refuse("not_found", "There is no such role of yours");
    },
    (chosen) => chosen,
  );
}

export default function ChooseRole() {
  const { to, roles, current } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Choose a role"
        lead="What you see and may do depends on it. You can change it at any time."
      />
      <PortalForm reply={reply} defaults={{ membershipId: current }} reloadDocument>
        <Hidden name="to" value={to} />
        <Radios
          name="membershipId"
          label="Act as"
          options={roles.map(({ id, role, organisation }) => ({
            value: id,
            text: roleNames[role],
            hint: organisation,
          }))}
        />
        <ButtonGroup>
          <Button>Continue</Button>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
