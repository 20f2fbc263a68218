import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Confirmation } from "#app/components/confirmation.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { discardImport } from "#app/domain/imports/discard-import.server.ts";
import { findImport } from "#app/domain/imports/queries.server.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Discard a file") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { id, fileName } = found(await findImport(act, idFrom(params, "importId")));
  return { id, fileName };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "importId");
  return submit(
    request,
    NothingForm,
    () => discardImport(act, id),
    () => redirect(withNotice(paths.imports(), "discarded")),
  );
}

export default function Discarding() {
  const { id, fileName } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Discard the file"
        caption={fileName}
        lead="Nothing of it is brought in, and its rows are not kept. You can choose the file again."
        back={{ to: paths.importOf(id), text: fileName }}
      />
      <Confirmation
        reply={reply}
        press="Discard it"
        kind="warning"
        instead={{ to: paths.importOf(id), text: "Cancel" }}
      />
    </>
  );
}
