import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { paths } from "#app/core/paths.ts";
import { providerKindNames, providerKinds } from "#app/core/words/providers.ts";
import { RegisterForm } from "#app/domain/providers/forms.ts";
import { canRegister } from "#app/domain/providers/policy.ts";
import { registerProvider } from "#app/domain/providers/register-provider.server.ts";
import { actOf } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Register as a provider") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await actOf(request);
  if (!canRegister(act.actor)) throw redirect(paths.home());
  const isSent = new URL(request.url).searchParams.has("sent");
  return { id: crypto.randomUUID(), isSent };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const act = await actOf(request);
  return submit(
    request,
    RegisterForm,
    (form) => registerProvider(act, form, context.address),
    () => redirect(`${paths.register()}?sent`),
  );
}

export default function Register() {
  const { id, isSent } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (isSent)
    return (
      <>
        <PageHeader title="Look in your email" back={{ to: paths.home(), text: "Home" }} />
        <Notice tone="success" title="Your organisation has its own pages now">
          We have sent you a link. Open it to choose a password and write your registration. The link works
          for 14 days.
        </Notice>
      </>
    );
  return (
    <>
      <PageHeader
        title="Register as a provider"
        lead="For organisations that offer alternative provision (AP). You write your registration once, for every school and the authority, and can leave it and come back."
      />
      <PortalForm reply={reply}>
        <Hidden name="id" value={id} />
        <Field name="organisationName" label="Name of the organisation" autoComplete="organization" />
        <Radios
          name="kind"
          label="What kind of provider is it?"
          options={providerKinds.map((kind) => ({ value: kind, text: providerKindNames[kind] }))}
        />
        <Field name="name" label="Your name" autoComplete="name" width="medium" />
        <Field
          name="email"
          label="Your email address"
          hint="We send the link to go on to this address"
          type="email"
          autoComplete="email"
          width="medium"
        />
        <Button>Send me the link</Button>
      </PortalForm>
    </>
  );
}
