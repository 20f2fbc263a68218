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
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { LocalEntryForm } from "#app/domain/menu/local/forms.ts";
import { pinOffer } from "#app/domain/menu/local/pin-offer.server.ts";
import { canKeepLocalMenu } from "#app/domain/menu/local/policy.ts";
import { findLocalEntry } from "#app/domain/menu/local/queries.server.ts";
import { findMenuOffer } from "#app/domain/menu/menu-offer.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Add to our local menu") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { id, title } = found(await findMenuOffer(act, idFrom(params, "offerId")));
  allowed(
    canKeepLocalMenu(act.actor, act.actor.organisationId),
    "A partnership's coordinator keeps its local menu",
  );
  return { id, title, entry: await findLocalEntry(act, id) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const offerId = idFrom(params, "offerId");
  return submit(
    request,
    LocalEntryForm,
    (form) => pinOffer(act, offerId, form),
    () => redirect(withNotice(paths.localMenu(), "saved")),
  );
}

export default function LocalEntry() {
  const { id, title, entry } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={entry ? "Change the note" : "Add to our local menu"}
        caption={title}
        back={{ to: paths.menuOffer(id), text: title }}
      />
      <PortalForm reply={reply} defaults={{ note: entry?.note ?? "" }}>
        <TextArea
          name="note"
          label="A word to your schools (if you like)"
          hint="For whom it has worked, whom to ring. Name no child"
          rows={4}
        />
        <ButtonGroup>
          <Button>{entry ? "Save" : "Add"}</Button>
          <TextLink to={paths.localMenu()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
