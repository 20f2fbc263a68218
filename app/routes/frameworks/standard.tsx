import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { StandardFields } from "#app/components/standard-fields.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { StandardForm } from "#app/domain/quality/frameworks/forms.ts";
import { sectionsOf } from "#app/domain/quality/frameworks/order.ts";
import { findStandard } from "#app/domain/quality/frameworks/queries.server.ts";
import { saveStandard } from "#app/domain/quality/frameworks/save-standard.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { draftOf } from "#app/routes/frameworks/drafting.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Change a standard") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { framework, standard } = found(await findStandard(act, idFrom(params, "standardId")));
  const { id, name, version, standards } = draftOf(act.actor, framework);
  const { section, text, critical } = standard;
  return {
    framework: { id, name, version },
    sections: sectionsOf(standards),
    standardId: standard.id,
    defaults: { section, text, critical: critical ? "yes" : undefined },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "standardId");
  const { framework } = found(await findStandard(act, id));
  return submit(
    request,
    StandardForm,
    (form) => saveStandard(act, framework.id, { ...form, id }),
    () => redirect(withNotice(paths.framework(framework.id), "saved")),
  );
}

export default function Standard() {
  const { framework, sections, standardId, defaults } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Change a standard"
        caption={`${framework.name}, version ${framework.version}`}
        back={{ to: paths.framework(framework.id), text: "The framework" }}
      />
      <PortalForm reply={reply} defaults={defaults}>
        <StandardFields id={standardId} sections={sections} />
        <ButtonGroup>
          <Button>Save</Button>
          <TextLink to={paths.framework(framework.id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
