import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { FileField } from "#app/components/file-field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { addEvidence } from "#app/domain/providers/add-evidence.server.ts";
import { coveredText } from "#app/domain/providers/evidence.ts";
import { validityText } from "#app/domain/providers/expiry.ts";
import { EvidenceForm } from "#app/domain/providers/forms.ts";
import { canEditRegistration } from "#app/domain/providers/policy.ts";
import { listEvidence, listEvidenceAhead } from "#app/domain/quality/evidence-queries.server.ts";
import { allowed, found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Add evidence") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canEditRegistration(act.actor, act.actor), "Only the provider's manager may add evidence");
  const asked = new URL(request.url).searchParams;
  const [now, ahead] = await Promise.all([
    listEvidence(act, act.actor.organisationId),
    listEvidenceAhead(act, act.actor.organisationId),
  ]);
  const lines = [...now, ...ahead];
  const ofKind = lines.filter(({ kind }) => kind.key === asked.get("kind"));
  const { kind, subject } = found(
    ofKind.find((line) => line.subject.id === asked.get("subject")) ?? ofKind[0],
  );
  const { key, name, hint, confirmationOnly } = kind;
  return {
    id: crypto.randomUUID(),
    kind: {
      key,
      name,
      hint,
      confirmationOnly,
      isStated: kind.expiryRule === "stated",
      validity: validityText(kind),
      covered: coveredText(kind).what,
    },
    subject: { id: subject.id, name: kind.scope === "organisation" ? "" : subject.name },
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    EvidenceForm,
    (form) => addEvidence(act, act.actor.organisationId, form),
    () => redirect(withNotice(paths.evidence(), "added")),
  );
}

export default function NewEvidence() {
  const { id, kind, subject } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={kind.name}
        caption={subject.name || "Evidence"}
        lead={kind.hint}
        back={{ to: paths.evidence(), text: "Evidence" }}
      />
      <PortalForm reply={reply} multipart>
        <Hidden name="id" value={id} />
        <Hidden name="kindKey" value={kind.key} />
        <Hidden name="subjectId" value={subject.id} />
        {kind.confirmationOnly ? (
          <>
            <TextArea name="note" label="What you confirm" hint="In words. Send no certificates" rows={4} />
            <Field
              name="covered"
              label={kind.covered.charAt(0).toUpperCase() + kind.covered.slice(1)}
              hint="A number"
              inputMode="numeric"
              width="tiny"
            />
          </>
        ) : (
          <FileField name="file" label="File" />
        )}
        {kind.isStated ? (
          <DayField
            name="expiresOn"
            label="Runs out on"
            hint="The last day it covers, as the document says"
          />
        ) : (
          <>
            <DayField
              name="issuedOn"
              label={kind.confirmationOnly ? "Day you last checked" : "Issued or reviewed on"}
              hint={`How long it holds: ${kind.validity.charAt(0).toLowerCase()}${kind.validity.slice(1)}`}
            />
            <DayField
              name="expiresOn"
              label="Runs out earlier"
              hint="Only if the document says an earlier day"
            />
          </>
        )}
        {kind.confirmationOnly ? null : (
          <TextArea name="note" label="Note for the officer" hint="You may leave this empty" rows={3} />
        )}
        <p className="mt-5 text-sm text-soft">Files are kept out of the public&apos;s reach.</p>
        <ButtonGroup>
          <Button>Add evidence</Button>
          <TextLink to={paths.evidence()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
