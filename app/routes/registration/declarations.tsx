import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { Section } from "#app/components/section.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { declarationSections } from "#app/domain/providers/declarations.ts";
import { DeclarationsForm } from "#app/domain/providers/forms.ts";
import { canEditRegistration } from "#app/domain/providers/policy.ts";
import { findRegistration } from "#app/domain/providers/queries.server.ts";
import { saveDeclarations } from "#app/domain/providers/save-declarations.server.ts";
import { allowed, found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Declarations") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canEditRegistration(act.actor, act.actor), "Only the provider's manager may declare for it");
  const { declarations } = found(await findRegistration(act, act.actor.organisationId));
  const defaults: Record<string, string> = {};
  for (const [key, { answer, explanation }] of Object.entries(declarations)) {
    defaults[key] = answer;
    defaults[`${key}Explanation`] = explanation;
  }
  return { defaults };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const { id } = found(await findRegistration(act, act.actor.organisationId));
  return submit(
    request,
    DeclarationsForm,
    (form) => saveDeclarations(act, id, form),
    () => redirect(withNotice(paths.registration(), "saved")),
  );
}

export default function Declarations() {
  const { defaults } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Declarations"
        lead="“No” is an honest answer: say what is not yet so, and by when it will be."
        back={{ to: paths.registration(), text: "Registration" }}
      />
      <PortalForm reply={reply} defaults={defaults}>
        {declarationSections.map(({ key, title, statement }) => (
          <Section key={key} title={title} lead={statement}>
            <Radios
              name={key}
              label="Is this so?"
              inline
              options={[
                { value: "yes", text: "Yes" },
                { value: "no", text: "No" },
              ]}
            />
            <TextArea
              name={`${key}Explanation`}
              label="Explanation"
              hint="Needed if you answered no"
              rows={3}
            />
          </Section>
        ))}
        <ButtonGroup>
          <Button>Save</Button>
          <TextLink to={paths.registration()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
