import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { londonDay } from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { noteKindNames, noteKinds } from "#app/core/words/quality.ts";
import { findProvider } from "#app/domain/providers/queries.server.ts";
import { addNote } from "#app/domain/quality/notes/add-note.server.ts";
import { NoteForm } from "#app/domain/quality/notes/forms.ts";
import { canNote } from "#app/domain/quality/notes/policy.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Write a note") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { id, name } = found(await findProvider(act, idFrom(params, "providerId")));
  allowed(canNote(act.actor), "Only officers who work with providers write notes");
  return { id, name, noteId: crypto.randomUUID(), today: londonDay(act.now) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "providerId");
  return submit(
    request,
    NoteForm,
    (form) => addNote(act, id, form),
    () => redirect(withNotice(paths.notes(id), "added")),
  );
}

export default function NewNote() {
  const { id, name, noteId, today } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader title="Write a note" caption={name} back={{ to: paths.notes(id), text: "Notes" }} />
      <PortalForm reply={reply} defaults={{ happenedOn: today, kind: "telephone" }}>
        <Hidden name="id" value={noteId} />
        <Radios
          name="kind"
          label="Kind"
          inline
          options={noteKinds.map((kind) => ({ value: kind, text: noteKindNames[kind] }))}
        />
        <DayField name="happenedOn" label="Day" max={today} />
        <Field name="withWhom" label="With whom" hint="Such as the manager. You may leave this empty" />
        <TextArea
          name="text"
          label="Note"
          hint="What was said and agreed. No child's name, and no allegation against a person: that goes to the designated officer"
          rows={6}
        />
        <ButtonGroup>
          <Button>Save the note</Button>
          <TextLink to={paths.notes(id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
