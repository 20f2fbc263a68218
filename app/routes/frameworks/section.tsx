import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Select } from "#app/components/select.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { SectionForm } from "#app/domain/quality/frameworks/forms.ts";
import { sectionsOf } from "#app/domain/quality/frameworks/order.ts";
import { findFramework } from "#app/domain/quality/frameworks/queries.server.ts";
import { saveSection } from "#app/domain/quality/frameworks/save-section.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { draftOf } from "#app/routes/frameworks/drafting.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Change a section") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const framework = draftOf(act.actor, found(await findFramework(act, idFrom(params, "frameworkId"))));
  const section = new URL(request.url).searchParams.get("title") ?? "";
  const { id, name, version, standards } = framework;
  const sections = sectionsOf(standards);
  found(sections.includes(section) || undefined);
  return {
    framework: { id, name, version },
    others: sections.filter((title) => title !== section),
    defaults: { title: section, after: sections[sections.indexOf(section) - 1] ?? "" },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "frameworkId");
  const section = new URL(request.url).searchParams.get("title") ?? "";
  return submit(
    request,
    SectionForm,
    (form) => saveSection(act, id, { ...form, section }),
    () => redirect(withNotice(paths.framework(id), "saved")),
  );
}

export default function SectionPage() {
  const { framework, others, defaults } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Change a section"
        caption={`${framework.name}, version ${framework.version}`}
        lead="A section goes when its last standard is removed."
        back={{ to: paths.framework(framework.id), text: "The framework" }}
      />
      <PortalForm reply={reply} defaults={defaults}>
        <Field name="title" label="Title" width="full" />
        <Select
          name="after"
          label="Where it stands"
          options={[
            { value: "", text: "First" },
            ...others.map((title) => ({ value: title, text: `After “${title}”` })),
          ]}
          width="full"
        />
        <ButtonGroup>
          <Button>Save</Button>
          <TextLink to={paths.framework(framework.id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
