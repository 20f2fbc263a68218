import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { Checkbox } from "#app/components/checkbox.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { NamesNobody } from "#app/components/names-nobody.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { londonDay } from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { concernSubjectNames, concernSubjects } from "#app/core/words/quality.ts";
import { findProvider } from "#app/domain/providers/queries.server.ts";
import { ConcernForm } from "#app/domain/quality/concerns/forms.ts";
import { canRaiseConcern } from "#app/domain/quality/concerns/policy.ts";
import { raiseConcern } from "#app/domain/quality/concerns/raise-concern.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("What was noticed") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { id, name } = found(await findProvider(act, idFrom(params, "providerId")));
  allowed(canRaiseConcern(act.actor), "Commissioners and the authority's officers raise concerns");
  return { id, name, concernId: crypto.randomUUID(), today: londonDay(act.now) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "providerId");
  return submit(
    request,
    ConcernForm,
    (form) => raiseConcern(act, id, form),
    (concernId) => redirect(withNotice(paths.concern(concernId), "concern-raised")),
  );
}

export default function Details() {
  const { id, name, concernId, today } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="What was noticed"
        caption={name}
        lead="The authority's officers read this. The provider and other schools do not, and are not told who raised it."
        back={{ to: paths.newConcern(id), text: "Back" }}
      />
      <PortalForm reply={reply} defaults={{ noticedOn: today }}>
        <Hidden name="id" value={concernId} />
        <Hidden name="isAllegation" value="no" />
        <Radios
          name="subject"
          label="What is it about?"
          options={concernSubjects.map((subject) => ({ value: subject, text: concernSubjectNames[subject] }))}
        />
        <TextArea
          name="text"
          label="What was noticed"
          hint="What you saw or were told, not what you think of it. Name no child and nobody who works there"
          rows={6}
        />
        <NamesNobody reply={reply} />
        <DayField name="noticedOn" label="When" max={today} />
        <Checkbox
          name="cannotWait"
          text="It cannot wait until tomorrow"
          hint="Officers are told at once either way; this marks it as urgent"
        />
        <ButtonGroup>
          <Button>Raise the concern</Button>
          <TextLink to={paths.provider(id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
