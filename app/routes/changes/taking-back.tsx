import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Confirmation } from "#app/components/confirmation.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { canEditRegistration } from "#app/domain/providers/policy.ts";
import { takeBackVersion } from "#app/domain/providers/take-back-version.server.ts";
import { findVersion } from "#app/domain/providers/version-queries.server.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Take the change back") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { id, title, providerId } = found(await findVersion(act, idFrom(params, "versionId")));
  const own = { organisationId: providerId };
  allowed(canEditRegistration(act.actor, own), "Only the provider's manager may take a change back");
  return { id, title };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "versionId");
  return submit(
    request,
    NothingForm,
    () => takeBackVersion(act, id),
    () => redirect(withNotice(paths.registration(), "taken-back")),
  );
}

export default function TakingBack() {
  const { id, title } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Take the change back"
        caption={title}
        lead="The authority will not be asked any more, and what stands now goes on standing. You can ask again at any time."
        back={{ to: paths.change(id), text: "Change" }}
      />
      <Confirmation reply={reply} press="Take it back" instead={{ to: paths.change(id), text: "Cancel" }} />
    </>
  );
}
