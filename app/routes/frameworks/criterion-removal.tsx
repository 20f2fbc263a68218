import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { findCriterion } from "#app/domain/quality/frameworks/queries.server.ts";
import { removeCriterion } from "#app/domain/quality/frameworks/remove-criterion.server.ts";
import { canPublishFramework } from "#app/domain/quality/policy.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Remove a criterion") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { framework, criterion } = found(await findCriterion(act, idFrom(params, "criterionId")));
  allowed(
    canPublishFramework(act.actor),
    "Only a development officer or the authority lead may write a framework",
  );
  found(framework.publishedOn === null || undefined);
  const { id, name, version } = framework;
  return { framework: { id, name, version }, text: criterion.text };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "criterionId");
  return submit(
    request,
    NothingForm,
    () => removeCriterion(act, id),
    ({ frameworkId }) => redirect(paths.framework(frameworkId)),
  );
}

export default function CriterionRemoval() {
  const { framework, text } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Remove a criterion"
        caption={`${framework.name}, version ${framework.version}`}
        lead="Published versions that have it keep it."
        back={{ to: paths.framework(framework.id), text: "The framework" }}
      />
      <p className="prose font-semibold">{text}</p>
      <PortalForm reply={reply}>
        <ButtonGroup>
          <Button kind="warning">Remove it</Button>
          <TextLink to={paths.framework(framework.id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
