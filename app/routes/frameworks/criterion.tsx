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
import { findCriterion, namesOfEvidence } from "#app/domain/quality/frameworks/queries.server.ts";
import { saveCriterion } from "#app/domain/quality/frameworks/save-criterion.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { draftOf } from "#app/routes/frameworks/drafting.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Change a criterion") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { framework, standard, criterion } = found(await findCriterion(act, idFrom(params, "criterionId")));
  const { id, name, version } = draftOf(act.actor, framework);
  const index = standard.criteria.findIndex((other) => other.id === criterion.id);
  const { text, providerKinds, evidenceKinds } = criterion;
  return {
    framework: { id, name, version },
    standard: standard.text,
    fields: {
      id: criterion.id,
      others: standard.criteria
        .filter((other) => other.id !== criterion.id)
        .map(({ id, text }) => ({ id, text })),
      providerKinds: framework.providerKinds,
      evidenceNames: await namesOfEvidence(act),
    },
    defaults: { text, providerKinds, evidenceKinds, after: standard.criteria[index - 1]?.id ?? "" },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "criterionId");
  const { standard } = found(await findCriterion(act, id));
  return submit(
    request,
    CriterionForm,
    (form) => saveCriterion(act, standard.id, { ...form, id }),
    ({ frameworkId }) => redirect(withNotice(paths.framework(frameworkId), "saved")),
  );
}

export default function Criterion() {
  const { framework, standard, fields, defaults } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Change a criterion"
        caption={`${framework.name}, version ${framework.version}`}
        back={{ to: paths.framework(framework.id), text: "The framework" }}
      />
      <p className="prose mb-4">
        To judge: <strong>{standard}</strong>
      </p>
      <PortalForm reply={reply} defaults={defaults}>
        <CriterionFields {...fields} />
        <ButtonGroup>
          <Button>Save</Button>
          <TextLink to={paths.criterionRemoval(fields.id)}>Remove it</TextLink>
          <TextLink to={paths.framework(framework.id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
