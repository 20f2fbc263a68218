import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { CriterionFields } from "#app/components/criterion-fields.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { CriterionForm } from "#app/domain/quality/frameworks/forms.ts";
import { findStandard, namesOfEvidence } from "#app/domain/quality/frameworks/queries.server.ts";
import { saveCriterion } from "#app/domain/quality/frameworks/save-criterion.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { draftOf } from "#app/routes/frameworks/drafting.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Add a criterion") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { framework, standard } = found(await findStandard(act, idFrom(params, "standardId")));
  const { id, name, version, providerKinds } = draftOf(act.actor, framework);
  return {
    framework: { id, name, version },
    text: standard.text,
    fields: {
      id: crypto.randomUUID(),
      others: standard.criteria.map((criterion) => ({ id: criterion.id, text: criterion.text })),
      providerKinds,
      evidenceNames: await namesOfEvidence(act),
    },
    defaults: { after: standard.criteria.at(-1)?.id ?? "" },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "standardId");
  return submit(
    request,
    CriterionForm,
    (form) => saveCriterion(act, id, form),
    ({ frameworkId }) => redirect(withNotice(paths.framework(frameworkId), "added")),
  );
}

export default function NewCriterion() {
  const { framework, text, fields, defaults } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Add a criterion"
        caption={`${framework.name}, version ${framework.version}`}
        back={{ to: paths.framework(framework.id), text: "The framework" }}
      />
      <p className="prose mb-4">
        To judge: <strong>{text}</strong>
      </p>
      <PortalForm reply={reply} defaults={defaults}>
        <CriterionFields {...fields} />
        <ButtonGroup>
          <Button>Add it</Button>
          <TextLink to={paths.framework(framework.id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
