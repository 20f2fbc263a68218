import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
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
import { VersionReturnForm } from "#app/domain/providers/forms.ts";
import { canAcknowledge } from "#app/domain/providers/policy.ts";
import { returnVersion } from "#app/domain/providers/return-version.server.ts";
import { findVersion } from "#app/domain/providers/version-queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Return the change") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { id, title, providerName } = found(await findVersion(act, idFrom(params, "versionId")));
  allowed(canAcknowledge(act.actor), "Changes are answered by officers who assure providers");
  return { id, title, providerName };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "versionId");
  return submit(
    request,
    VersionReturnForm,
    (form) => returnVersion(act, id, form),
    () => redirect(withNotice(paths.changes(), "returned")),
  );
}

export default function Return() {
  const { id, title, providerName } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Return the change"
        caption={`${providerName}, ${title}`}
        lead="What stood before goes on standing. The provider reads what you write here."
        back={{ to: paths.change(id), text: "Change" }}
      />
      <PortalForm reply={reply}>
        <TextArea name="answer" label="What the provider is to change or send" rows={5} />
        <ButtonGroup>
          <Button>Return the change</Button>
          <TextLink to={paths.change(id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
