import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { EvidenceKindFields } from "#app/components/evidence-kind-fields.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { amendEvidenceKind } from "#app/domain/providers/amend-evidence-kind.server.ts";
import { typedOf } from "#app/domain/providers/evidence-kinds.ts";
import { EvidenceKindForm } from "#app/domain/providers/forms.ts";
import { canSetEvidenceKinds } from "#app/domain/providers/policy.ts";
import { findEvidenceKind } from "#app/domain/providers/queries.server.ts";
import { allowed, found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Amend a kind of evidence") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSetEvidenceKinds(act.actor), "What evidence is asked is set by officers who assure providers");
  const kind = found(await findEvidenceKind(act, params.key ?? ""));
  return { name: kind.name, defaults: typedOf(kind, kind.appliesFrom) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    EvidenceKindForm,
    (form) => amendEvidenceKind(act, params.key ?? "", form),
    () => redirect(withNotice(paths.evidenceKinds(), "saved")),
  );
}

export default function EvidenceKind() {
  const { name, defaults } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={name}
        caption="Amend a kind of evidence"
        lead="What providers have given keeps the day it runs out."
        back={{ to: paths.evidenceKinds(), text: "What evidence is asked" }}
      />
      <PortalForm reply={reply} defaults={defaults}>
        <EvidenceKindFields />
        <ButtonGroup>
          <Button>Save</Button>
          <TextLink to={paths.evidenceKinds()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
