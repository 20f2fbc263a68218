import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { MayWait } from "#app/components/may-wait.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import {
  legalFormNames,
  legalForms,
  practiceNames,
  practices,
  providerKindNames,
  providerKinds,
} from "#app/core/words/providers.ts";
import { afterPlacing } from "#app/domain/organisations/place-of.server.ts";
import { OrganisationForm } from "#app/domain/providers/forms.ts";
import { canEditRegistration } from "#app/domain/providers/policy.ts";
import { findProvider } from "#app/domain/providers/queries.server.ts";
import { saveOrganisation } from "#app/domain/providers/save-organisation.server.ts";
import { findEditing } from "#app/domain/providers/version-queries.server.ts";
import { contentOf } from "#app/domain/providers/versions.ts";
import { allowed, found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { openedWith } from "#app/routes/registration/editing.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Organisation details") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canEditRegistration(act.actor, act.actor), "Only the provider's manager may change its details");
  const provider = found(await findProvider(act, act.actor.organisationId));
  const editing = await findEditing(act, { providerId: provider.id, partId: provider.id });
  const stands = contentOf("organisation", { ...provider, organisationName: provider.name });
  return openedWith(editing, stands);
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    OrganisationForm,
    async (form) => {
      await saveOrganisation(act, act.actor.organisationId, form);
      return afterPlacing(act, paths.registration(), form.postcode);
    },
    (to) => redirect(to),
  );
}

export default function Organisation() {
  const { defaults, isApproved, waiting } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader title="Organisation details" back={{ to: paths.registration(), text: "Registration" }} />
      <MayWait
        isApproved={isApproved}
        waiting={waiting}
        what="your name, kind, legal form, numbers of registration or what you do"
      />
      <PortalForm reply={reply} defaults={defaults}>
        <Field name="organisationName" label="Name of the organisation" autoComplete="organization" />
        <Radios
          name="kind"
          label="Kind of provider"
          options={providerKinds.map((kind) => ({ value: kind, text: providerKindNames[kind] }))}
        />
        <Radios
          name="legalForm"
          label="Legal form"
          options={legalForms.map((form) => ({ value: form, text: legalFormNames[form] }))}
        />
        <TextArea
          name="about"
          label="What you do, and for whom"
          hint="Schools read this on your page. Two or three sentences are enough"
          rows={5}
        />
        <Checkboxes
          name="practices"
          label="What you do"
          hint="Choose all that are so: each asks for evidence of its own"
          options={practices.map((practice) => ({ value: practice, text: practiceNames[practice] }))}
        />
        <Field name="companyNumber" label="Company number" hint="If you are a company" width="short" />
        <Field name="charityNumber" label="Charity number" hint="If you are a charity" width="short" />
        <Field
          name="ukprn"
          label="UK provider reference number (UKPRN)"
          hint="If you have one"
          width="short"
        />
        <Field
          name="urn"
          label="Unique reference number (URN)"
          hint="If you are a registered school"
          width="short"
        />
        <Field
          name="icoRegistration"
          label="Registration with the Information Commissioner (ICO)"
          hint="Begins with a letter, like ZA123456"
          width="short"
        />
        <TextArea name="address" label="Address of the office" rows={3} />
        <Field name="postcode" label="Postcode" width="short" autoComplete="postal-code" />
        <Field name="phone" label="Phone number" type="tel" width="medium" autoComplete="tel" />
        <Field name="email" label="Email address of the organisation" type="email" width="medium" />
        <ButtonGroup>
          <Button>Save</Button>
          <TextLink to={paths.registration()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
