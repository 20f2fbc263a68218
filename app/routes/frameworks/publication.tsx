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
import { providerKindNames } from "#app/core/words/providers.ts";
import { PublicationForm } from "#app/domain/quality/frameworks/forms.ts";
import { publishDraft } from "#app/domain/quality/frameworks/publish-draft.server.ts";
import { findFramework } from "#app/domain/quality/frameworks/queries.server.ts";
import { unpublishable } from "#app/domain/quality/frameworks/readiness.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { draftOf } from "#app/routes/frameworks/drafting.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Publish this version") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const framework = draftOf(act.actor, found(await findFramework(act, idFrom(params, "frameworkId"))));
  const { id, name, version, providerKinds, standards } = framework;
  return {
    framework: { id, name, version, providerKinds },
    standards: standards.length,
    critical: standards.filter(({ critical }) => critical).length,
    criteria: standards.flatMap(({ criteria }) => criteria).length,
    missing: unpublishable(framework),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "frameworkId");
  return submit(
    request,
    PublicationForm,
    () => publishDraft(act, id),
    () => redirect(withNotice(paths.framework(id), "published")),
  );
}

export default function Publication() {
  const { framework, standards, critical, criteria, missing } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Publish this version"
        caption={`${framework.name}, version ${framework.version}`}
        lead="From today assessments of these kinds of provider open under it. Those that are open go on under theirs, and decisions keep theirs."
        back={{ to: paths.framework(framework.id), text: "The framework" }}
      />
      <SummaryList
        rows={[
          { term: "For", value: framework.providerKinds.map((kind) => providerKindNames[kind]).join(", ") },
          { term: "Standards", value: `${standards}, of which ${critical} critical` },
          { term: "Criteria", value: String(criteria) },
        ]}
      />
      {missing.length > 0 ? (
        <div className="mt-6">
          <Notice tone="warning" title="This draft cannot be published yet">
            {missing.join(". ")}.
          </Notice>
        </div>
      ) : (
        <PortalForm reply={reply}>
          <Checkbox
            name="confirmed"
            text="This version is ready. It cannot be changed once it is published"
          />
          <ButtonGroup>
            <Button>Publish it</Button>
            <TextLink to={paths.framework(framework.id)}>Cancel</TextLink>
          </ButtonGroup>
        </PortalForm>
      )}
    </>
  );
}
