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
import { FileField } from "#app/components/file-field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { Section } from "#app/components/section.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { importKindNames, importKinds } from "#app/core/words/providers.ts";
import { templateColumns } from "#app/domain/imports/columns.ts";
import { ImportForm } from "#app/domain/imports/forms.ts";
import { canImport } from "#app/domain/imports/policy.ts";
import { readImport } from "#app/domain/imports/read-import.server.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Choose a file to bring over") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canImport(act.actor), "An AP development officer or the authority's lead brings lists over");
  return {
    id: crypto.randomUUID(),
    templates: importKinds.map((kind) => ({ kind, columns: templateColumns(kind).join(", ") })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    ImportForm,
    (form) => readImport(act, form),
    (id) => redirect(paths.importOf(id)),
  );
}

const hints = {
  providers: "One row for each provider, with a postcode or a number by which it is known",
  evidence: "One row for each paper of a provider that is recorded here, and where the paper is kept",
} as const;

export default function NewImport() {
  const { id, templates } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Choose a file to bring over"
        lead="It is read and shown to you row by row. Nothing is brought in until you say so."
        back={{ to: paths.imports(), text: "Bringing over what exists" }}
      />
      <PortalForm reply={reply} multipart>
        <Hidden name="id" value={id} />
        <Radios
          name="kind"
          label="What does the file hold?"
          options={importKinds.map((value) => ({ value, text: importKindNames[value], hint: hints[value] }))}
        />
        <FileField
          name="file"
          label="File"
          hint="CSV, up to 5 MB and 5,000 rows"
          accept=".csv,.txt,text/csv"
        />
        <ButtonGroup>
          <Button>Read the file</Button>
          <TextLink to={paths.imports()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
      <Section
        title="What the columns are called"
        lead="The first line of the file names them, in any order. Usual other names, such as Telephone for Phone, are understood."
      >
        <ul className="grid gap-3">
          {templates.map(({ kind, columns }) => (
            <li key={kind}>
              <TextLink to={paths.importTemplate(kind)} reloadDocument>
                {importKindNames[kind]}: an empty file to fill in
              </TextLink>
              <p className="text-soft">{columns}</p>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
