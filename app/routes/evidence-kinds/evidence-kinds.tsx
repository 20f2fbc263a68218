import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Beside } from "#app/components/beside.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Day } from "#app/components/day.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { FilterPanel } from "#app/components/filter-panel.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Section } from "#app/components/section.tsx";
import { Select } from "#app/components/select.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import {
  evidenceScopeNames,
  practiceNames,
  providerKindNames,
  providerKinds,
} from "#app/core/words/providers.ts";
import { notAskedYet } from "#app/domain/providers/evidence-kinds.ts";
import { validityText } from "#app/domain/providers/expiry.ts";
import { canSetEvidenceKinds } from "#app/domain/providers/policy.ts";
import { listEvidenceKinds } from "#app/domain/providers/queries.server.ts";
import { pageIn } from "#app/platform/address.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("What evidence is asked") }];

const pageSize = 25;

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSetEvidenceKinds(act.actor), "What evidence is asked is set by officers who assure providers");
  const asked = new URL(request.url).searchParams;
  const of = providerKinds.find((kind) => kind === asked.get("of"));
  const page = pageIn(asked);
  const all = await listEvidenceKinds(act);
  const kinds = all.filter((kind) => of === undefined || kind.providerKinds.includes(of));
  const today = londonDay(act.now);
  return {
    rows: kinds.slice((page - 1) * pageSize, page * pageSize).map((kind) => ({
      key: kind.key,
      name: kind.name,
      hint: kind.hint,
      whom: whomText(kind.providerKinds),
      practice: kind.practice && practiceNames[kind.practice],
      scope: evidenceScopeNames[kind.scope],
      validity: validityText(kind),
      critical: kind.critical,
      appliesFrom: kind.appliesFrom,
      isAhead: kind.appliesFrom > today,
    })),
    total: kinds.length,
    page,
    more: notAskedYet(all).map(({ key, name, hint, critical }) => ({ key, name, hint, critical })),
    selected: of ? [{ name: "of", value: of, text: providerKindNames[of] }] : [],
  };
}

function whomText(kinds: readonly (typeof providerKinds)[number][]): string {
  if (kinds.length === providerKinds.length) return "Every provider";
  return kinds.map((kind) => providerKindNames[kind]).join(", ");
}

export default function EvidenceKinds() {
  const { rows, total, page, selected, more } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="What evidence is asked"
        lead="The register of evidence: of whom each kind is asked, how long it holds, and whether standing hangs on it."
        actions={<ButtonLink to={paths.newEvidenceKind()}>Ask for another kind</ButtonLink>}
      />
      <Beside
        aside={
          <FilterPanel selected={selected}>
            <Select
              name="of"
              label="Asked of"
              empty="Anyone"
              options={providerKinds.map((kind) => ({ value: kind, text: providerKindNames[kind] }))}
            />
          </FilterPanel>
        }
      >
        <Table
          caption="Kinds of evidence"
          captionHidden
          rows={rows}
          keyOf={({ key }) => key}
          columns={[
            {
              head: "Evidence",
              cell: ({ key, name, hint }) => (
                <>
                  <TextLink to={paths.evidenceKind(key)}>{name}</TextLink>
                  <span className="block text-sm font-normal text-soft">{hint}</span>
                </>
              ),
            },
            {
              head: "Asked of",
              cell: ({ whom, practice, scope }) => (
                <>
                  {whom}
                  {practice ? <span className="block text-sm text-soft">Who says: {practice}</span> : null}
                  <span className="block text-sm text-soft">{scope}</span>
                </>
              ),
            },
            { head: "Holds", cell: ({ validity }) => validity },
            {
              head: "Weight",
              cell: ({ critical }) =>
                critical ? <StatusTag tone="warning">Critical</StatusTag> : "Does not lapse",
            },
            {
              head: "From",
              cell: ({ appliesFrom, isAhead }) => (
                <>
                  <Day value={appliesFrom} />
                  {isAhead ? <StatusTag tone="information">To come</StatusTag> : null}
                </>
              ),
            },
          ]}
          empty={
            <EmptyState title="Nothing is asked">Ask for a kind of evidence, or clear the filter.</EmptyState>
          }
        />
        <Pagination page={page} pageSize={pageSize} total={total} noun="kinds" />
      </Beside>
      {more.length > 0 ? (
        <Section
          title="In the portal's register, and not asked here"
          lead="Nothing of it is asked until you say so and from which day."
        >
          <ul className="grid gap-3">
            {more.map(({ key, name, hint, critical }) => (
              <li key={key}>
                <TextLink to={paths.newEvidenceKind(key)}>{name}</TextLink>
                {critical ? " (critical)" : ""}
                <span className="block text-sm text-soft">{hint}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
