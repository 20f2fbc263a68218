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
import { londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { findSettings } from "#app/domain/organisations/queries.server.ts";
import { bandOf, runningOut, runningOuts } from "#app/domain/providers/evidence.ts";
import { validityText } from "#app/domain/providers/expiry.ts";
import { canEditRegistration, canSeeRegistration } from "#app/domain/providers/policy.ts";
import { listEvidence, listEvidenceAhead } from "#app/domain/quality/evidence-queries.server.ts";
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
  const asked = new URL(request.url).searchParams.get("state");
  const only = runningOuts.find((state) => state === asked);
  const [lines, ahead, { evidenceReminderDays: within }] = await Promise.all([
    listEvidence(act, actor.organisationId),
    only ? [] : listEvidenceAhead(act, actor.organisationId),
    findSettings(act),
  ]);
  const today = londonDay(act.now);
  const shown = [
    ...(only ? lines.filter((line) => runningOut(line, today, within) === only) : lines),
    ...ahead,
  ];
  return {
    mayEdit: canEditRegistration(actor, actor),
    only: only && { expired: "has expired", expiring: `expires within ${within} days` }[only],
    lines: shown.map(({ kind, subject, asked, state, items: [newest, ...older] }) => ({
      key: `${kind.key}:${subject.id}`,
      askedFrom: asked.from > today ? asked.from : undefined,
      validity: validityText(kind),
      band: newest && state === "expiring" ? bandOf(today, newest.expiresOn) : undefined,
      kind: kind.key,
      name: kind.name,
      hint: kind.hint,
      critical: kind.critical,
      subject: kind.scope === "organisation" ? "" : subject.name,
      subjectId: subject.id,
      state,
      newest,
      older,
    })),
  };
}

type Line = ReturnType<typeof useLoaderData<typeof loader>>["lines"][number];

export default function Evidence() {
  const { lines, mayEdit, only } = useLoaderData<typeof loader>();
  const parts = [
    {
      title: "Critical",
      lead: "You can be listed and commissioned only while each of these is accepted and in date.",
      rows: lines.filter(({ critical, askedFrom }) => critical && !askedFrom),
    },
    {
      title: "Also asked for",
      lead: "Where it applies to you. Officers and schools look at these, and nothing lapses without them.",
      rows: lines.filter(({ critical, askedFrom }) => !critical && !askedFrom),
    },
    {
      title: "Asked soon",
      lead: "Give these before their day, so that an officer can look at them in time.",
      rows: lines.filter(({ askedFrom }) => askedFrom),
    },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <>
      <PageHeader
        title="Evidence"
        lead="Give each document once: every school and the authority rely on the same set. A new one takes the place of the old without erasing it."
        back={{ to: paths.registration(), text: "Registration" }}
      />
      {only ? (
        <p className="mb-4">
          {lines.length === 0 ? `Nothing here ${only}.` : `Only what ${only}.`}{" "}
          <TextLink to={paths.evidence()}>Show everything asked of you</TextLink>
        </p>
      ) : null}
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
                cell: ({ state, newest, critical, band }) => (
                  <>
                    <EvidenceTag state={state} verdict={newest?.verdict} critical={critical} within={band} />
                    {newest?.verdict === "queried" ? (
                      <p className="mt-1">
                        {newest.message}
                        {newest.dueOn ? (
                          <>
                            {" "}
                            Answer by <Day value={newest.dueOn} />.
                          </>
                        ) : null}
                      </p>
                    ) : null}
                  </>
                ),
              },
              { head: "Runs out", cell: ({ newest }) => (newest ? <Day value={newest.expiresOn} /> : "–") },
              {
                head: "Held",
                cell: (line) => <Held line={line} />,
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
      <span className="block text-sm font-normal text-soft">How long it holds: {line.validity}</span>
      {line.askedFrom ? (
        <span className="block text-sm font-normal">
          Asked from <Day value={line.askedFrom} />
          {line.critical ? ", critical" : ""}
        </span>
      ) : null}
    </>
  );
}

/** What is held now, and under it every older item that it took the place of. */
function Held({ line: { newest, older, name, subject } }: { line: Line }) {
  if (!newest) return "–";
  return (
    <>
      <DocumentLink {...newest} />
      {older.length > 0 ? (
        <details className="mt-1 text-sm">
          <summary className="min-h-6 text-teal">
            {older.length} older kept<span className="sr-only">: {[name, subject].join(" ")}</span>
          </summary>
          <ul className="mt-1 grid gap-1">
            {older.map((item) => (
              <li key={item.id}>
                <DocumentLink {...item} />
                <span className="block text-soft">
                  To <Day value={item.expiresOn} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
