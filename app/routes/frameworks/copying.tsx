import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { copyFramework } from "#app/domain/quality/frameworks/copy-framework.server.ts";
import { CopyForm } from "#app/domain/quality/frameworks/forms.ts";
import { findFramework } from "#app/domain/quality/frameworks/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { allowedToWrite } from "#app/routes/frameworks/drafting.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Draft a new version") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const framework = found(await findFramework(act, idFrom(params, "frameworkId")));
  allowedToWrite(act.actor);
  const { id, name, version, draftId } = framework;
  return { framework: { id, name, version }, draftId, newId: crypto.randomUUID() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "frameworkId");
  return submit(
    request,
    CopyForm,
    (form) => copyFramework(act, id, form),
    ({ frameworkId }) => redirect(withNotice(paths.framework(frameworkId), "copied")),
  );
}

export default function Copying() {
  const { framework, draftId, newId } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Draft a new version"
        caption={`${framework.name}, version ${framework.version}`}
        lead="The draft begins as a copy. Assessments go on under the published version until the draft is published, and decisions keep theirs."
        back={{ to: paths.framework(framework.id), text: "The framework" }}
      />
      {draftId ? (
        <TextLink to={paths.framework(draftId)}>A version is being drafted already</TextLink>
      ) : (
        <PortalForm reply={reply}>
          <Hidden name="id" value={newId} />
          <ButtonGroup>
            <Button>Copy it and write on</Button>
            <TextLink to={paths.framework(framework.id)}>Cancel</TextLink>
          </ButtonGroup>
        </PortalForm>
      )}
    </>
  );
}
