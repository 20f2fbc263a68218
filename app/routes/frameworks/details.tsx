import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { providerKindNames, providerKinds } from "#app/core/words/providers.ts";
import { amendFramework } from "#app/domain/quality/frameworks/amend-framework.server.ts";
import { DetailsForm } from "#app/domain/quality/frameworks/forms.ts";
import { findFramework } from "#app/domain/quality/frameworks/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { draftOf } from "#app/routes/frameworks/drafting.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Change the framework") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const framework = draftOf(act.actor, found(await findFramework(act, idFrom(params, "frameworkId"))));
  const { id, name, version, source, providerKinds, longestPlacementWeeks } = framework;
  return {
    framework: { id, name, version },
    defaults: { name, source, providerKinds, longestPlacementWeeks: longestPlacementWeeks?.toString() },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "frameworkId");
  return submit(
    request,
    DetailsForm,
    (form) => amendFramework(act, id, form),
    () => redirect(withNotice(paths.framework(id), "saved")),
  );
}

export default function Details() {
  const { framework, defaults } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Change the framework"
        caption={`${framework.name}, version ${framework.version}`}
        back={{ to: paths.framework(framework.id), text: "The framework" }}
      />
      <PortalForm reply={reply} defaults={defaults}>
        <Field name="name" label="Name" width="full" />
        <Field
          name="source"
          type="url"
          label="Link to the standards as published"
          hint="Leave it empty where they are the authority's own"
          width="full"
        />
        <Checkboxes
          name="providerKinds"
          label="Kinds of provider"
          hint="Assessments of these open under this version once it is published"
          columns
          options={providerKinds.map((kind) => ({ value: kind, text: providerKindNames[kind] }))}
        />
        <Field
          name="longestPlacementWeeks"
          label="Longest placement"
          hint="A longer one is warned about. Leave it empty for no limit"
          suffix="weeks"
          inputMode="numeric"
          width="tiny"
        />
        <ButtonGroup>
          <Button>Save</Button>
          <TextLink to={paths.framework(framework.id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
