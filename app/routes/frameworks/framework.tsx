import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Day } from "#app/components/day.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { FrameworkStandards } from "#app/components/framework-standards.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { providerKindNames } from "#app/core/words/providers.ts";
import { findFramework, namesOfEvidence } from "#app/domain/quality/frameworks/queries.server.ts";
import { unpublishable } from "#app/domain/quality/frameworks/readiness.ts";
import { canPublishFramework } from "#app/domain/quality/policy.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data ? `${data.framework.name}, version ${data.framework.version}` : "Framework") },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const framework = found(await findFramework(act, idFrom(params, "frameworkId")));
  const isDraft = framework.publishedOn === null;
  const mayWrite = canPublishFramework(act.actor);
  return {
    framework,
    evidenceNames: await namesOfEvidence(act),
    missing: isDraft ? unpublishable(framework) : [],
    mayAmend: isDraft && mayWrite,
    mayCopy: mayWrite && !framework.draftId,
  };
}

export default function Framework() {
  const { framework, evidenceNames, missing, mayAmend, mayCopy } = useLoaderData<typeof loader>();
  const { id, name, version, publishedOn, inForceFor, draftId } = framework;
  return (
    <>
      <PageHeader
        title={name}
        caption={`Version ${version}`}
        status={<State isDraft={!publishedOn} isInForce={inForceFor.length > 0} />}
        back={{ to: paths.frameworks(), text: "Frameworks" }}
        actions={
          mayAmend ? (
            <ButtonLink to={paths.frameworkPublication(id)}>Publish this version</ButtonLink>
          ) : mayCopy ? (
            <ButtonLink to={paths.frameworkCopying(id)}>Draft a new version</ButtonLink>
          ) : draftId && draftId !== id ? (
            <TextLink to={paths.framework(draftId)}>The draft of the next version</TextLink>
          ) : undefined
        }
      />
      {missing.length > 0 ? (
        <Notice tone="warning" title="This draft cannot be published yet">
          {missing.join(". ")}.
        </Notice>
      ) : null}
      <Facts />
      <FrameworkStandards
        frameworkId={id}
        standards={framework.standards}
        evidenceNames={evidenceNames}
        mayAmend={mayAmend}
      />
      {mayAmend ? (
        <p className="mt-8">
          <ButtonLink to={paths.newStandard(id)} kind="secondary">
            Add a standard
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
}

function State({ isDraft, isInForce }: { isDraft: boolean; isInForce: boolean }) {
  if (isDraft) return <StatusTag tone="warning">Draft</StatusTag>;
  return isInForce ? <StatusTag tone="good">In force</StatusTag> : <StatusTag>Replaced</StatusTag>;
}

function Facts() {
  const { framework, mayAmend } = useLoaderData<typeof loader>();
  const { id, source, providerKinds, longestPlacementWeeks: weeks, publishedOn, inForceFor } = framework;
  const change = mayAmend ? { to: paths.frameworkDetails(id) } : undefined;
  const names = (kinds: typeof providerKinds) => kinds.map((kind) => providerKindNames[kind]).join(", ");
  return (
    <SummaryList
      rows={[
        { term: "Name", value: framework.name, change },
        {
          term: "Source",
          value: source ? <TextLink to={source}>The standards as published</TextLink> : "The authority's own",
          change,
        },
        { term: "For", value: names(providerKinds), change },
        {
          term: "Longest placement",
          value: weeks ? `${weeks} weeks; a longer one is warned about` : "No limit",
          change,
        },
        publishedOn ? { term: "Published", value: <Day value={publishedOn} /> } : undefined,
        publishedOn ? { term: "In force for", value: names(inForceFor) || "Nobody" } : undefined,
        {
          term: "Decisions under it",
          value: framework.decisions === 0 ? "None" : String(framework.decisions),
        },
      ]}
    />
  );
}
