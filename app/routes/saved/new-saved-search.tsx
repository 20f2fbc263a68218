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
import { Hidden } from "#app/components/hidden.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SavedSearchFields } from "#app/components/saved-search-fields.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { SavedSearchForm } from "#app/domain/menu/saved/forms.ts";
import { keptAddress } from "#app/domain/menu/saved/kept-address.ts";
import { canSaveSearch } from "#app/domain/menu/saved/policy.ts";
import { inWords } from "#app/domain/menu/saved/queries.server.ts";
import { saveSearch } from "#app/domain/menu/saved/save-search.server.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Keep this search") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSaveSearch(act.actor), "People of schools, partnerships and the authority keep searches");
  const address = keptAddress(new URL(request.url).search);
  const looksFor = inWords(address);
  return { address, looksFor, name: looksFor.join(", ").slice(0, 80) };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    SavedSearchForm,
    (form) => saveSearch(act, form),
    () => redirect(withNotice(paths.savedSearches(), "added")),
  );
}

export default function NewSavedSearch() {
  const { address, looksFor, name } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader title="Keep this search" back={{ to: paths.menu(address), text: "The search" }} />
      <PortalForm reply={reply} defaults={{ name, alerts: "yes" }}>
        <Hidden name="address" value={address} />
        <SavedSearchFields looksFor={looksFor} />
        <ButtonGroup>
          <Button>Keep the search</Button>
          <TextLink to={paths.menu(address)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
