import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Day } from "#app/components/day.tsx";
import { DocumentLink } from "#app/components/document-link.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { EvidenceTag } from "#app/components/evidence-tag.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { canEditRegistration, canSeeRegistration } from "#app/domain/providers/policy.ts";
import { listEvidence } from "#app/domain/quality/evidence-queries.server.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Evidence") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { actor } = act;
  allowed(
    canSeeRegistration(actor, actor),
    "The evidence is for the provider's manager and safeguarding lead",
  );
  const lines = await listEvidence(act, actor.organisationId);
  return {
    mayEdit: canEditRegistration(actor, actor),
    lines: lines.map(({ kind, subject, state, items: [newest, ...older] }) => ({
      key: `${kind.key}:${subject.id}`,
      kind: kind.key,
      name: kind.name,
      hint: kind.hint,
      critical: kind.critical,
      subject: kind.scope === "organisation" ? "" : subject.name,
      subjectId: subject.id,
      state,
      newest,
      older: older.length,
    })),
  };
}

type Line = ReturnType<typeof useLoaderData<typeof loader>>["lines"][number];

export default function Evidence() {
  const { lines, mayEdit } = useLoaderData<typeof loader>();
  const parts = [
    {
      title: "Critical",
      lead: "You can be listed and commissioned only while each of these is accepted and in date.",
      rows: lines.filter(({ critical }) => critical),
    },
    {
      title: "Also asked for",
      lead: "Where it applies to you. Officers and schools look at these, and nothing lapses without them.",
      rows: lines.filter(({ critical }) => !critical),
    },
  ];
  return (
    <>
      <PageHeader
        title="Evidence"
        lead="Give each document once: every school and the authority rely on the same set. A new one takes the place of the old without erasing it."
        back={{ to: paths.registration(), text: "Registration" }}
      />
      {parts.map(({ title, lead, rows }) => (
        <Section key={title} title={title} lead={lead}>
          <Table
            caption={title}
            captionHidden
            rows={rows}
            keyOf={({ key }) => key}
            columns={[
              { head: "Evidence", cell: (line) => <Name line={line} /> },
              {
                head: "How it stands",
                cell: ({ state, newest, critical }) => (
                  <>
                    <EvidenceTag state={state} verdict={newest?.verdict} critical={critical} />
                    {newest?.verdict === "queried" ? <p className="mt-1">{newest.message}</p> : null}
                  </>
                ),
              },
              { head: "Runs out", cell: ({ newest }) => (newest ? <Day value={newest.expiresOn} /> : "–") },
              {
                head: "Held",
                cell: ({ newest, older }) =>
                  newest ? (
                    <>
                      <DocumentLink {...newest} />
                      {older > 0 ? <span className="block text-sm text-soft">{older} older kept</span> : null}
                    </>
                  ) : (
                    "–"
                  ),
              },
              ...(mayEdit
                ? [
                    {
                      head: "Change",
                      cell: (line: Line) => (
                        <TextLink to={`${paths.newEvidence(line.kind)}&subject=${line.subjectId}`}>
                          {line.newest ? "Replace" : "Add"}
                          <span className="sr-only">
                            {" "}
                            {line.name} {line.subject}
                          </span>
                        </TextLink>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Section>
      ))}
    </>
  );
}

function Name({ line }: { line: Line }) {
  return (
    <>
      <span className="font-semibold">
        {line.name}
        {line.subject ? `: ${line.subject}` : ""}
      </span>
      <span className="block text-sm font-normal text-soft">{line.hint}</span>
    </>
  );
}
