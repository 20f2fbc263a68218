import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { PersonConfirmation } from "#app/components/person-confirmation.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { canSeePeople } from "#app/domain/people/policy.ts";
import { findInvitation } from "#app/domain/people/queries.server.ts";
import { resendInvitation } from "#app/domain/people/resend-invitation.server.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Send this invitation again") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  found(canSeePeople(act.actor) || undefined);
  return { person: found(await findInvitation(act, idFrom(params, "invitationId"))) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "invitationId");
  return submit(
    request,
    NothingForm,
    () => resendInvitation(act, id),
    () => redirect(withNotice(paths.people(), "invited")),
  );
}

export default function Resending() {
  const { person } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Send this invitation again"
        lead="They get a new link that works for 14 days. The link they have stops working."
        back={{ to: paths.people(), text: "People" }}
      />
      <PersonConfirmation reply={reply} person={person} press="Send it again" />
    </>
  );
}
