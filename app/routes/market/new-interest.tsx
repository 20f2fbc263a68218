import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { offerKindNames, offerKinds } from "#app/core/words/menu.ts";
import { InterestForm } from "#app/domain/market/forms.ts";
import { canAnswerGap, canRegisterInterest } from "#app/domain/market/policy.ts";
import { findGap, findOwnContact } from "#app/domain/market/queries.server.ts";
import { registerInterest } from "#app/domain/market/register-interest.server.ts";
import { allowed, isId } from "#app/platform/found.ts";
import { actOf } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Register your interest") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await actOf(request);
  allowed(canRegisterInterest(act.actor), "Your organisation is on the portal already");
  const asked = new URL(request.url).searchParams;
  const gapId = asked.get("gap");
  const gap = isId(gapId) ? await findGap(act, gapId) : undefined;
  const provider = canAnswerGap(act.actor) ? act.actor : undefined;
  const isSent = asked.has("sent");
  allowed(
    provider === undefined || gap !== undefined || isSent,
    "Your organisation is on the portal already: answer one of the gaps that are published",
  );
  const own = provider && (await findOwnContact({ actor: provider, now: act.now }));
  return {
    id: crypto.randomUUID(),
    gap: gap && { id: gap.id, title: gap.title },
    isSent,
    provider: provider && {
      organisation: provider.organisationName,
      contactName: provider.name,
      email: own?.email ?? "",
      phone: own?.phone ?? "",
    },
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const act = await actOf(request);
  return submit(
    request,
    InterestForm,
    (form) => registerInterest(act, form, context.address),
    () => redirect(`${paths.newInterest()}?sent`),
  );
}

export default function NewInterest() {
  const { id, gap, isSent, provider } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (isSent)
    return (
      <>
        <PageHeader title="Thank you" back={{ to: paths.market(), text: "What the area looks for" }} />
        <Notice tone="success" title="The authority has your interest">
          An officer reads it and writes to you.
          {provider ? null : (
            <>
              {" "}
              If you are ready to apply, you can{" "}
              <TextLink to={paths.register()}>register as a provider</TextLink> at any time.
            </>
          )}
        </Notice>
      </>
    );
  return (
    <>
      <PageHeader
        title={provider ? "We could offer this" : "Register your interest"}
        caption={gap?.title}
        lead={
          provider
            ? "Tell the authority that you could fill this gap. It binds nobody."
            : "Tell the authority that you might provide here. This is not an application and binds nobody."
        }
        back={{ to: gap ? paths.gap(gap.id) : paths.market(), text: gap?.title ?? "What the area looks for" }}
      />
      <PortalForm reply={reply} defaults={provider ?? {}}>
        <Hidden name="id" value={id} />
        <Hidden name="gapId" value={gap?.id ?? ""} />
        {provider ? (
          <>
            <Hidden name="organisation" value={provider.organisation} />
            <p className="mb-4">From {provider.organisation}</p>
          </>
        ) : (
          <Field name="organisation" label="Name of your organisation" autoComplete="organization" />
        )}
        <Field name="contactName" label="Your name" autoComplete="name" width="medium" />
        <Field name="email" label="Your email address" type="email" autoComplete="email" width="medium" />
        <Field
          name="phone"
          label="Your telephone number (if you like)"
          type="tel"
          autoComplete="tel"
          width="medium"
        />
        <Checkboxes
          name="kinds"
          label="What would you offer?"
          columns
          options={offerKinds.map((kind) => ({ value: kind, text: offerKindNames[kind] }))}
        />
        <Field
          name="area"
          label="Where would you offer it? (if you know)"
          width="medium"
          autoComplete="off"
        />
        <TextArea
          name="message"
          label="Anything else (if you like)"
          hint="Do not name children or young people"
          rows={4}
        />
        <Button>Send</Button>
      </PortalForm>
    </>
  );
}
