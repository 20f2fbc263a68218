import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { Checkbox } from "#app/components/checkbox.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { legalFormNames, postNames, providerKindNames } from "#app/core/words/providers.ts";
import { declarationSections } from "#app/domain/providers/declarations.ts";
import { SubmissionForm } from "#app/domain/providers/forms.ts";
import { canEditRegistration } from "#app/domain/providers/policy.ts";
import { findProvider, findRegistration } from "#app/domain/providers/queries.server.ts";
import { submitRegistration } from "#app/domain/providers/submit-registration.server.ts";
import { findWrittenRegistration } from "#app/domain/providers/written.server.ts";
import { allowed, found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Check answers and submit") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canEditRegistration(act.actor, act.actor), "Only the provider's manager may submit it");
  const provider = found(await findProvider(act, act.actor.organisationId));
  const { registration, tasks } = found(await findWrittenRegistration(act, act.actor.organisationId));
  return {
    provider,
    isDraft: registration.status === "draft",
    declarations: registration.declarations,
    missing: tasks.flatMap((task) => task.missing),
    later: tasks.flatMap((task) => task.later),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const { id } = found(await findRegistration(act, act.actor.organisationId));
  return submit(
    request,
    SubmissionForm,
    () => submitRegistration(act, id),
    () => redirect(withNotice(paths.registration(), "submitted")),
  );
}

export default function Submission() {
  const { isDraft, missing, later } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Check answers and submit"
        back={{ to: paths.registration(), text: "Registration" }}
      />
      {missing.length > 0 ? (
        <Notice tone="warning" title="Before you can submit">
          <ul className="list-disc pl-5">
            {missing.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {later.length > 0 ? (
        <Notice title="You can add these later, while the authority looks at it">
          <ul className="list-disc pl-5">
            {later.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Answers />
      {isDraft ? (
        <PortalForm reply={reply}>
          <Checkbox
            name="confirmed"
            text="What is written here is right, and I may say so for the organisation"
          />
          <ButtonGroup>
            <Button>Submit the registration</Button>
            <TextLink to={paths.registration()}>Not yet</TextLink>
          </ButtonGroup>
        </PortalForm>
      ) : (
        <p className="mt-6">This registration has been submitted.</p>
      )}
    </>
  );
}

function Answers() {
  const { provider, declarations } = useLoaderData<typeof loader>();
  const change = { to: paths.registrationOrganisation() };
  return (
    <SummaryList
      rows={[
        { term: "Organisation", value: provider.name, change },
        { term: "Kind of provider", value: providerKindNames[provider.kind], change },
        { term: "Legal form", value: provider.legalForm && legalFormNames[provider.legalForm], change },
        { term: "What you do", value: provider.about || undefined, change },
        { term: "Address", value: provider.address && `${provider.address}, ${provider.postcode}`, change },
        ...provider.sites.map((site) => ({
          term: `Site: ${site.name}`,
          value: `${site.address}, ${site.postcode}`,
          change: { to: paths.site(site.id) },
        })),
        ...provider.people.map((person) => ({
          term: postNames[person.post],
          value: person.name,
          change: { to: paths.providerPerson(person.id) },
        })),
        ...declarationSections.map(({ key, title }) => ({
          term: title,
          value: declarations[key] && answerText(declarations[key]),
          change: { to: paths.declarations() },
        })),
      ]}
    />
  );
}

function answerText({ answer, explanation }: { answer: "yes" | "no"; explanation: string }): string {
  const word = answer === "yes" ? "Declared" : "Not yet";
  return explanation ? `${word}: ${explanation}` : word;
}
