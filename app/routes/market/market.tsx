import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Card } from "#app/components/card.tsx";
import { CardList } from "#app/components/card-list.tsx";
import { Day } from "#app/components/day.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { MarketTabs } from "#app/components/market-tabs.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { paths } from "#app/core/paths.ts";
import { keyStageNames, needNames } from "#app/core/words/menu.ts";
import { gapStateNames } from "#app/domain/market/gap-state.ts";
import { canRegisterInterest, canRunMarket } from "#app/domain/market/policy.ts";
import { listGaps } from "#app/domain/market/queries.server.ts";
import { pageIn } from "#app/platform/address.ts";
import { actOf } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("What the area looks for") }];

const pageSize = 24;

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await actOf(request);
  const page = pageIn(new URL(request.url).searchParams);
  const { rows, total } = await listGaps(act, { page, pageSize });
  return {
    rows,
    total,
    page,
    mayRun: canRunMarket(act.actor),
    mayRegister: act.actor.kind === "public" && canRegisterInterest(act.actor),
  };
}

export default function Market() {
  const { rows, total, page, mayRun, mayRegister } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="What the area looks for"
        lead="Provision that schools and the authority need and cannot find, for whoever may offer it."
        actions={
          mayRun ? (
            <ButtonLink to={paths.newGap()}>Say what is missing</ButtonLink>
          ) : mayRegister ? (
            <ButtonLink to={paths.newInterest()}>Register your interest</ButtonLink>
          ) : undefined
        }
      />
      {mayRun ? <MarketTabs /> : null}
      {rows.length === 0 ? (
        <EmptyState title="Nothing is looked for at the moment">
          {mayRun
            ? "Publish what the area lacks, and whoever may offer it can answer."
            : "You can still register your interest: the authority writes to you when it looks for provision."}
        </EmptyState>
      ) : (
        <CardList columns={2}>
          {rows.map((gap) => (
            <Card
              key={gap.id}
              title={gap.title}
              to={paths.gap(gap.id)}
              headingLevel={2}
              tags={gap.state === "published" ? undefined : <StatusTag>{gapStateNames[gap.state]}</StatusTag>}
              foot={
                <>
                  {gap.places} full-time {gap.places === 1 ? "place" : "places"}
                  {gap.area ? ` · ${gap.area}` : ""}
                  {gap.closesOn ? (
                    <>
                      {" "}
                      · Answer by <Day value={gap.closesOn} />
                    </>
                  ) : null}
                </>
              }
            >
              <p>{gap.needs.map((need) => needNames[need]).join(", ")}</p>
              <p className="text-soft">{gap.keyStages.map((stage) => keyStageNames[stage]).join(", ")}</p>
            </Card>
          ))}
        </CardList>
      )}
      <Pagination page={page} pageSize={pageSize} total={total} noun="gaps" />
    </>
  );
}
