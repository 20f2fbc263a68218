import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Beside } from "#app/components/beside.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Checkbox } from "#app/components/checkbox.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { FilterPanel } from "#app/components/filter-panel.tsx";
import { Money } from "#app/components/money.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Select } from "#app/components/select.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { formatMonth } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { chargeStatuses, chargeStatusNames } from "#app/core/words/charges.ts";
import { canRaise, seesOthersToo, seesStatements } from "#app/domain/charges/policy.ts";
import { listChargedProviders, listStatements, pageSize } from "#app/domain/charges/queries.server.ts";
import { monthIn, pageIn } from "#app/platform/address.ts";
import { found, isId } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { StatementStatus } from "#app/routes/statements/statement-status.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Statements") }];

const ownText = "Commissioned by your organisation";

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  found(seesStatements(act.actor) || undefined);
  const search = new URL(request.url).searchParams;
  const month = monthIn(search);
  const status = chargeStatuses.find((one) => one === search.get("status"));
  const asked = search.get("provider");
  const providers = await listChargedProviders(act);
  const provider = isId(asked) ? providers.find(({ id }) => id === asked) : undefined;
  const page = pageIn(search);
  const mayBeOwn = seesOthersToo(act.actor);
  const isOwn = mayBeOwn && search.get("own") === "yes";
  const { rows, total } = await listStatements(act, {
    month,
    status,
    providerId: provider?.id,
    isOwn,
    page,
  });
  return {
    rows,
    total,
    page,
    pageSize,
    providers,
    isProvider: act.actor.organisationKind === "provider",
    mayRaise: canRaise(act.actor),
    mayBeOwn,
    selected: [
      month && { name: "month", value: month, text: formatMonth(month) },
      provider && { name: "provider", value: provider.id, text: provider.name },
      status && { name: "status", value: status, text: chargeStatusNames[status] },
      isOwn && { name: "own", value: "yes", text: ownText },
    ].filter((one) => one !== undefined && one !== false),
  };
}

export default function Statements() {
  const { rows, total, page, pageSize, providers, isProvider, mayRaise, mayBeOwn, selected } =
    useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Statements"
        lead="What each provider is owed for a month, placement by placement."
        actions={mayRaise ? <ButtonLink to={paths.statementRaising()}>Raise a month</ButtonLink> : undefined}
      />
      <Beside
        aside={
          <FilterPanel selected={selected}>
            <Field name="month" label="Month" hint="Like 2026-09" width="short" />
            {isProvider ? null : (
              <Select
                name="provider"
                label="Provider"
                empty="All providers"
                options={providers.map(({ id, name }) => ({ value: id, text: name }))}
                width="full"
              />
            )}
            <Select
              name="status"
              label="With a charge that is"
              empty="Any"
              options={chargeStatuses.map((value) => ({ value, text: chargeStatusNames[value] }))}
              width="full"
            />
            {mayBeOwn ? <Checkbox name="own" text={ownText} /> : null}
          </FilterPanel>
        }
      >
        <Table
          caption="Statements"
          captionHidden
          rows={rows}
          keyOf={({ providerId, month }) => `${providerId} ${month}`}
          columns={[
            {
              head: "Statement",
              cell: ({ providerId, providerName, month }) => (
                <TextLink to={paths.statement(providerId, month)}>
                  {formatMonth(month)}
                  <span className="block text-sm">{providerName}</span>
                </TextLink>
              ),
            },
            { head: "Placements", numeric: true, cell: (row) => row.charges },
            { head: "Net", numeric: true, cell: (row) => <Money pence={row.pence} /> },
            { head: "VAT", numeric: true, cell: (row) => <Money pence={row.vatPence} /> },
            { head: "Status", cell: (row) => <StatementStatus {...row} /> },
          ]}
          empty={
            <EmptyState title={selected.length > 0 ? "No statements match" : "No statements yet"}>
              {selected.length > 0
                ? "Remove a filter, or clear them all."
                : "A statement is raised after the end of each month in which a placement ran."}
            </EmptyState>
          }
        />
        <Pagination page={page} pageSize={pageSize} total={total} noun="statements" />
      </Beside>
    </>
  );
}
