import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { roleNames } from "#app/core/words/people.ts";
import {
  acceptInvitation,
  closedSentence,
  findInvitationByToken,
} from "#app/domain/people/accept-invitation.server.ts";
import { ExistingAccountForm, NewAccountForm } from "#app/domain/people/forms.ts";
import { found } from "#app/platform/found.ts";
import { openSession } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [
  { title: titleOf("Your invitation") },
  // The address holds a secret: other pages are told no more than the site. Were they told nothing at all, the
  // browser would not say either that this page's own form comes from here, and it would be refused.
  { name: "referrer", content: "strict-origin" },
];

export async function loader({ params }: LoaderFunctionArgs) {
  const invitation = found(await findInvitationByToken(params.token ?? "", new Date()));
  const closed = invitation.state === "open" ? undefined : closedSentence(invitation.state);
  return { invitation, closed };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const from = { now: new Date(), address: context.address };
  const { hasAccount } = found(await findInvitationByToken(token, from.now));
  const arrive = async ({ userId }: { userId: string }) => openSession(request, userId, paths.home());
  if (hasAccount)
    return submit(
      request,
      ExistingAccountForm,
      async (form) => arrive(await acceptInvitation(token, { kind: "existing", ...form }, from)),
      (signedIn) => signedIn,
    );
  return submit(
    request,
    NewAccountForm,
    async (form) => arrive(await acceptInvitation(token, { kind: "new", ...form }, from)),
    (signedIn) => signedIn,
  );
}

export default function Invitation() {
  const { invitation, closed } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader title="Your invitation" caption={invitation.authority} lead={closed} />
      {closed ? (
        <TextLink to={paths.signIn()}>Sign in</TextLink>
      ) : (
        <PortalForm
          reply={reply}
          defaults={{ name: invitation.name.includes("@") ? "" : invitation.name }}
          reloadDocument
        >
          <SummaryList
            rows={[
              { term: "Organisation", value: invitation.organisation },
              { term: "Role", value: roleNames[invitation.role] },
              { term: "Email address", value: invitation.email },
            ]}
          />
          {invitation.hasAccount ? <ExistingAccount /> : <NewAccount />}
          <ButtonGroup>
            <Button>Accept and come in</Button>
          </ButtonGroup>
        </PortalForm>
      )}
    </>
  );
}

function NewAccount() {
  return (
    <div className="mt-6">
      <Field name="name" label="Your name" autoComplete="name" width="medium" />
      <Field
        name="newPassword"
        label="Password"
        type="password"
        hint="12 characters or more. Three words nobody else would put together are good."
        autoComplete="new-password"
        width="medium"
      />
    </div>
  );
}

function ExistingAccount() {
  return (
    <div className="mt-6">
      <Field
        name="password"
        label="Your password"
        type="password"
        hint="You already have an account with this email address"
        autoComplete="current-password"
        width="medium"
      />
    </div>
  );
}
