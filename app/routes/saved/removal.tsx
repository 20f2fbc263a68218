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
import { findSavedSearch } from "#app/domain/menu/saved/queries.server.ts";
import { removeSearch } from "#app/domain/menu/saved/remove-search.server.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Remove a kept search") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  return { saved: found(await findSavedSearch(act, idFrom(params, "savedId"))) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const savedId = idFrom(params, "savedId");
  return submit(
    request,
    NothingForm,
    () => removeSearch(act, savedId),
    () => redirect(withNotice(paths.savedSearches(), "removed")),
  );
}

export default function SavedSearchRemoval() {
  const { saved } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Remove a kept search"
        caption={saved.name}
        lead="It is gone then, and writes no more letters."
        back={{ to: paths.savedSearches(), text: "Kept searches" }}
      />
      <Confirmation
        reply={reply}
        press="Remove"
        kind="warning"
        instead={{ to: paths.savedSearches(), text: "Keep it" }}
      />
    </>
  );
}
