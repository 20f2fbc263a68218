import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Confirmation } from "#app/components/confirmation.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { findStandard } from "#app/domain/quality/frameworks/queries.server.ts";
import { removeStandard } from "#app/domain/quality/frameworks/remove-standard.server.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { draftOf } from "#app/routes/frameworks/drafting.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Remove a standard") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { framework, standard } = found(await findStandard(act, idFrom(params, "standardId")));
  const { id, name, version } = draftOf(act.actor, framework);
  return { framework: { id, name, version }, text: standard.text, criteria: standard.criteria.length };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "standardId");
  return submit(
    request,
    NothingForm,
    () => removeStandard(act, id),
    ({ frameworkId }) => redirect(withNotice(paths.framework(frameworkId), "removed")),
  );
}

export default function StandardRemoval() {
  const { framework, text, criteria } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Remove a standard"
        caption={`${framework.name}, version ${framework.version}`}
        lead="Its criteria go with it. Published versions that have it keep it."
        back={{ to: paths.framework(framework.id), text: "The framework" }}
      />
      <p className="prose font-semibold">{text}</p>
      <p className="text-soft">{criteria === 1 ? "One criterion" : `${criteria} criteria`}</p>
      <Confirmation
        reply={reply}
        press="Remove it"
        kind="warning"
        instead={{ to: paths.framework(framework.id), text: "Cancel" }}
      />
    </>
  );
}
