import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Day } from "#app/components/day.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { Stat } from "#app/components/stat.tsx";
import { Stats } from "#app/components/stats.tsx";
import { Table } from "#app/components/table.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { academicYearOf, formatAcademicYear, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { canSetClosure, canSetTerms, closesFor } from "#app/domain/terms/policy.ts";
import { countSchoolDays, listClosures, listTerms } from "#app/domain/terms/queries.server.ts";
import { yearIn } from "#app/platform/address.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Terms and closed days") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const thisYear = academicYearOf(londonDay(act.now));
  const year = yearIn(new URL(request.url).searchParams) ?? thisYear;
  const closures = await listClosures(act, year);
  return {
    year,
    years: [thisYear - 1, thisYear, thisYear + 1],
    thisYear,
    terms: await listTerms(act, year),
    closures: closures.map((row) => ({ ...row, mayChange: canSetClosure(act.actor, row.organisationId) })),
    schoolDays: await countSchoolDays(act, year),
    may: { setTerms: canSetTerms(act.actor), addClosure: canSetClosure(act.actor, closesFor(act.actor)) },
  };
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Terms() {
  const { year, years, thisYear, terms, closures, schoolDays, may } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Terms and closed days"
        caption={`Academic year ${formatAcademicYear(year)}`}
        actions={
          <>
            {may.setTerms ? <ButtonLink to={paths.newTerm()}>Add a term</ButtonLink> : null}
            {may.addClosure ? (
              <ButtonLink kind="secondary" to={paths.newClosure()}>
                Add closed days
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <Tabs
        label="Academic years"
        tabs={years.map((one) => ({
          to: one === thisYear ? paths.terms() : paths.terms(one),
          text: formatAcademicYear(one),
        }))}
      />
      <Stats>
        <Stat
          label="School days"
          value={schoolDays}
          note="Before any school or provider adds closed days of its own"
        />
        <Stat
          label="Sessions of a full-time place"
          value={schoolDays * 2}
          note="A morning and an afternoon a day"
        />
      </Stats>
      <Section title="Terms">
        <Table
          caption="Terms"
          captionHidden
          rows={terms}
          keyOf={(row) => row.id}
          empty={
            <EmptyState title="No terms are set for this year">
              Until they are, no session can be planned in it.
            </EmptyState>
          }
          columns={[
            { head: "Term", cell: (row) => row.name },
            { head: "First day", cell: (row) => <Day value={row.startsOn} /> },
            { head: "Last day", cell: (row) => <Day value={row.endsOn} /> },
            ...(may.setTerms ? [{ head: "Change", cell: changeTerm }] : []),
          ]}
        />
      </Section>
      <Closures closures={closures} />
    </>
  );
}

const changeTerm = (row: Shown["terms"][number]) => (
  <TextLink to={paths.term(row.id)}>
    Change<span className="sr-only"> {row.name}</span>
  </TextLink>
);

function Closures({ closures }: Pick<Shown, "closures">) {
  return (
    <Section title="Closed days">
      <Table
        caption="Closed days"
        captionHidden
        rows={closures}
        keyOf={(row) => row.id}
        empty={<EmptyState title="No closed days in this year" />}
        columns={[
          { head: "Reason", cell: (row) => row.reason },
          { head: "Who is closed", cell: (row) => row.organisation ?? "Everybody" },
          { head: "First day", cell: (row) => <Day value={row.startsOn} /> },
          { head: "Last day", cell: (row) => <Day value={row.endsOn} /> },
          {
            head: "Change",
            cell: (row) =>
              row.mayChange ? (
                <span className="flex flex-wrap gap-x-4">
                  <TextLink to={paths.closure(row.id)}>
                    Change<span className="sr-only"> {row.reason}</span>
                  </TextLink>
                  <TextLink to={paths.closureRemoval(row.id)}>
                    Remove<span className="sr-only"> {row.reason}</span>
                  </TextLink>
                </span>
              ) : (
                "–"
              ),
          },
        ]}
      />
    </Section>
  );
}
