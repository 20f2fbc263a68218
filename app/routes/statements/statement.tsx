import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Money } from "#app/components/money.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Section } from "#app/components/section.tsx";
import { Stat } from "#app/components/stat.tsx";
import { Stats } from "#app/components/stats.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { formatMonth, parseMonth } from "#app/core/calendar.ts";
import { allows } from "#app/core/lifecycle.ts";
import { plus, sum } from "#app/core/money.ts";
import { paths } from "#app/core/paths.ts";
import { chargeLifecycle } from "#app/domain/charges/lifecycle.ts";
import { canAgree, canQuery, canSettle } from "#app/domain/charges/policy.ts";
import { findStatement } from "#app/domain/charges/queries.server.ts";
import { onPage, pageIn } from "#app/platform/address.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { ChargeCard } from "#app/routes/statements/charge-card.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Statement") }];

const pageSize = 25;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const month = found(parseMonth(params.month ?? ""));
  const statement = found(await findStatement(act, idFrom(params, "providerId"), month));
  const page = pageIn(new URL(request.url).searchParams);
  const net = sum(statement.lines.map(({ pence }) => pence));
  const vat = sum(statement.lines.map(({ vatPence }) => vatPence));
  return {
    ...statement,
    net,
    vat,
    gross: plus(net, vat),
    waiting: sum(statement.lines.map(({ waitingPence }) => waitingPence)),
    notReported: statement.lines.reduce((all, line) => all + line.sessionsNotReported, 0),
    seesPlacements: act.actor.role !== "provider_manager",
    page,
    total: statement.lines.length,
    lines: onPage(statement.lines, page, pageSize).map((line) => ({
      ...line,
      grossPence: plus(line.pence, line.vatPence),
      mayAgree: canAgree(act.actor, line) && allows(chargeLifecycle, "agree", line.status),
      mayQuery: canQuery(act.actor, line) && allows(chargeLifecycle, "query", line.status),
      maySettle: canSettle(act.actor) && allows(chargeLifecycle, "settle", line.status),
    })),
  };
}

export default function StatementPage() {
  const { providerId, providerName, month, lines, page, total, seesPlacements, ...sums } =
    useLoaderData<typeof loader>();
  const { net, vat, gross, waiting, notReported } = sums;
  return (
    <>
      <PageHeader
        title={`Statement for ${formatMonth(month)}`}
        caption={providerName}
        back={{ to: paths.statements(), text: "Statements" }}
        actions={
          <ButtonLink kind="secondary" to={paths.statementCsv(providerId, month)} reloadDocument>
            Download as CSV
          </ButtonLink>
        }
      />
      <Stats>
        <Stat label="Net" value={<Money pence={net} />} />
        <Stat label="VAT" value={<Money pence={vat} />} />
        <Stat label="Gross" value={<Money pence={gross} />} />
      </Stats>
      {notReported > 0 ? (
        <Notice
          tone="warning"
          title={`${notReported} ${notReported === 1 ? "session was" : "sessions were"} not reported`}
        >
          They are not charged until the provider marks them, and then appear in a later month.
        </Notice>
      ) : null}
      {waiting > 0 ? (
        <Notice tone="warning" title="Part of this waits for approval">
          <Money pence={waiting} /> lies beyond what is reserved. It is charged in a later month once the
          budget holder has approved the rise.{" "}
          {seesPlacements ? (
            <TextLink to={paths.rises("status=waiting")}>See what waits, and for whom</TextLink>
          ) : null}
        </Notice>
      ) : null}
      <Section title="Placements" id="placements">
        <ul className="grid gap-4">
          {lines.map((line) => (
            <ChargeCard key={line.id} line={line} seesPlacement={seesPlacements} />
          ))}
        </ul>
        <Pagination page={page} pageSize={pageSize} total={total} noun="lines" part="placements" />
      </Section>
    </>
  );
}
