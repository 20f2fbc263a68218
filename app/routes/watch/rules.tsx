import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Day } from "#app/components/day.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Section } from "#app/components/section.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import { londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { canSeeWatch, canSetWatchRules } from "#app/domain/watch/policy.ts";
import { listWatchRules } from "#app/domain/watch/rules.server.ts";
import { pageIn } from "#app/platform/address.ts";
import { allowed, found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { Caveat } from "#app/routes/watch/caveat.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Rules of the registration watch") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSeeWatch(act.actor), "The registration watch is for the authority's officers");
  const list = await listWatchRules(act, { page: pageIn(new URL(request.url).searchParams) });
  return {
    ...list,
    inForce: found(list.inForce),
    today: londonDay(act.now),
    maySet: canSetWatchRules(act.actor),
  };
}

export default function WatchRules() {
  const { rows, total, page, pageSize, inForce, today, maySet } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Rules of the registration watch"
        lead="Each holds from its day until the next begins, so that what was shown earlier stays as it was."
        back={{ to: paths.watch(), text: "Registration watch" }}
        actions={maySet ? <ButtonLink to={paths.newWatchRule()}>Set a rule</ButtonLink> : undefined}
      />
      <Caveat rule={inForce} hoursPerSession={0} assumed={false} />
      <Section title="Rules this authority has set">
        <Table
          caption="Rules, the latest first"
          captionHidden
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: "From",
              cell: ({ id, startsOn }) => (
                <>
                  <Day value={startsOn} />{" "}
                  {id === inForce.id ? <StatusTag tone="good">In force</StatusTag> : null}
                  {startsOn > today ? <StatusTag tone="information">To come</StatusTag> : null}
                </>
              ),
            },
            { head: "Full time above", cell: ({ fullTimeHours }) => `${fullTimeHours} hours` },
            { head: "Near from", cell: ({ warnHours }) => `${warnHours} hours` },
            { head: "Pupils", numeric: true, cell: ({ pupils }) => pupils },
            {
              head: "With a plan or looked after",
              numeric: true,
              cell: ({ pupilsWithPlan }) => pupilsWithPlan,
            },
            {
              head: "More than half a week",
              cell: ({ countsMajority }) => (countsMajority ? "Counts" : "Does not count"),
            },
            { head: "Set by", cell: ({ setBy }) => setBy ?? "The portal" },
            { head: "Note", cell: ({ note }) => note || "–" },
          ]}
          empty={
            <EmptyState title="No rule of your own yet">
              The usual figures hold until you set others, which can begin on a day to come.
            </EmptyState>
          }
        />
        <Pagination page={page} pageSize={pageSize} total={total} noun="rules" />
      </Section>
    </>
  );
}
