import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { EvidenceKindFields } from "#app/components/evidence-kind-fields.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { addDays, londonDay } from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { addEvidenceKind } from "#app/domain/providers/add-evidence-kind.server.ts";
import { notAskedYet, typedOf } from "#app/domain/providers/evidence-kinds.ts";
import { NewEvidenceKindForm } from "#app/domain/providers/forms.ts";
import { canSetEvidenceKinds } from "#app/domain/providers/policy.ts";
import { listEvidenceKinds } from "#app/domain/providers/queries.server.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Ask for another kind of evidence") }];

/** Long enough to find a paper and to have it looked at. */
const daysToPrepare = 60;

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSetEvidenceKinds(act.actor), "What evidence is asked is set by officers who assure providers");
  const wanted = new URL(request.url).searchParams.get("key") ?? "";
  const entry = notAskedYet(await listEvidenceKinds(act)).find(({ key }) => key === wanted);
  const appliesFrom = addDays(londonDay(act.now), daysToPrepare);
  return {
    key: entry?.key ?? "",
    defaults: entry
      ? typedOf(entry, appliesFrom)
      : { appliesFrom, scope: "organisation", expiryRule: "months", validMonths: "12" },
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    NewEvidenceKindForm,
    (form) => addEvidenceKind(act, form),
    () => redirect(withNotice(paths.evidenceKinds(), "added")),
  );
}

export default function NewEvidenceKind() {
  const { key, defaults } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Ask for another kind of evidence"
        back={{ to: paths.evidenceKinds(), text: "What evidence is asked" }}
      />
      <PortalForm reply={reply} defaults={defaults}>
        <Hidden name="key" value={key} />
        <EvidenceKindFields />
        <ButtonGroup>
          <Button>Ask for it</Button>
          <TextLink to={paths.evidenceKinds()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
