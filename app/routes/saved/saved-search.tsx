import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SavedSearchFields } from "#app/components/saved-search-fields.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { changeSearch } from "#app/domain/menu/saved/change-search.server.ts";
import { SavedSearchForm } from "#app/domain/menu/saved/forms.ts";
import { findSavedSearch } from "#app/domain/menu/saved/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Change a kept search") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  return { saved: found(await findSavedSearch(act, idFrom(params, "savedId"))) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const savedId = idFrom(params, "savedId");
  return submit(
    request,
    SavedSearchForm,
    (form) => changeSearch(act, savedId, form),
    () => redirect(withNotice(paths.savedSearches(), "saved")),
  );
}

export default function SavedSearch() {
  const { saved } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Change a kept search"
        caption={saved.name}
        back={{ to: paths.savedSearches(), text: "Kept searches" }}
      />
      <PortalForm reply={reply} defaults={{ name: saved.name, alerts: saved.alerts ? "yes" : "" }}>
        <SavedSearchFields looksFor={saved.looksFor} />
        <ButtonGroup>
          <Button>Save</Button>
          <TextLink to={paths.savedSearches()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
