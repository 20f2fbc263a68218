import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Day } from "#app/components/day.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { providerKindNames } from "#app/core/words/providers.ts";
import { canAssess, canSeeAssessments } from "#app/domain/quality/policy.ts";
import { listDesk } from "#app/domain/quality/queries.server.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Assessments") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSeeAssessments(act.actor), "Assessments are for officers of the authority");
  return { rows: await listDesk(act), mayOpen: canAssess(act.actor) };
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

const stages = [
  { key: "decision_proposed", title: "Waiting for a second officer", link: "Look at the decision" },
  { key: "waiting", title: "Submitted and waiting", link: "Open" },
  { key: "open", title: "Open", link: "Go on" },
] as const;

export default function Assessments() {
  const { rows, mayOpen } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Assessments"
        lead="Registrations on their way to a decision, the oldest first."
        actions={
          <>
            <TextLink to={paths.providers()}>All providers</TextLink>
            <TextLink to={paths.frameworks()}>Frameworks</TextLink>
          </>
        }
      />
      {rows.length === 0 ? (
        <EmptyState title="Nothing waits">Every registration that was submitted has its decision.</EmptyState>
      ) : null}
      {stages.map(({ key, title, link }) => {
        const staged = rows.filter(({ stage }) => stage === key);
        if (staged.length === 0) return null;
        return (
          <Section key={key} title={`${title} (${staged.length})`}>
            <Table
              caption={title}
              captionHidden
              rows={staged}
              keyOf={({ registrationId }) => registrationId}
              columns={[
                {
                  head: "Provider",
                  cell: ({ providerId, providerName }) => (
                    <TextLink to={paths.provider(providerId)}>{providerName}</TextLink>
                  ),
                },
                { head: "Kind", cell: ({ providerKind }) => providerKindNames[providerKind] },
                { head: "Age", cell: ({ ageDays }) => (ageDays === 1 ? "1 day" : `${ageDays} days`) },
                {
                  head: "Visited",
                  cell: ({ visitedOn }) => (visitedOn ? <Day value={visitedOn} /> : "Not yet"),
                },
                { head: "Opened by", cell: ({ openedBy }) => openedBy ?? "–" },
                { head: "Next", cell: (row) => <Next row={row} link={link} mayOpen={mayOpen} /> },
              ]}
            />
          </Section>
        );
      })}
    </>
  );
}

function Next({ row, link, mayOpen }: { row: Row; link: string; mayOpen: boolean }) {
  if (!row.assessmentId && !mayOpen) return "–";
  const to = row.assessmentId ? paths.assessment(row.assessmentId) : paths.assessmentOf(row.registrationId);
  return (
    <TextLink to={to}>
      {link}
      <span className="sr-only">: {row.providerName}</span>
    </TextLink>
  );
}
