import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Confirmation } from "#app/components/confirmation.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { findCriterion } from "#app/domain/quality/frameworks/queries.server.ts";
import { removeCriterion } from "#app/domain/quality/frameworks/remove-criterion.server.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { draftOf } from "#app/routes/frameworks/drafting.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Remove a criterion") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { framework, criterion } = found(await findCriterion(act, idFrom(params, "criterionId")));
  const { id, name, version } = draftOf(act.actor, framework);
  return { framework: { id, name, version }, text: criterion.text };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "criterionId");
  return submit(
    request,
    NothingForm,
    () => removeCriterion(act, id),
    ({ frameworkId }) => redirect(withNotice(paths.framework(frameworkId), "removed")),
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
      <Confirmation
        reply={reply}
        press="Remove it"
        kind="warning"
        instead={{ to: paths.framework(framework.id), text: "Cancel" }}
      />
    </>
  );
}
