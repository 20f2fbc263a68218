import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AskedList } from "#app/components/asked-list.tsx";
import { Beside } from "#app/components/beside.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Checkbox } from "#app/components/checkbox.tsx";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { Day } from "#app/components/day.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { FilterPanel } from "#app/components/filter-panel.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { isOfficer } from "#app/core/actor.ts";
import { paths } from "#app/core/paths.ts";
import { enquiryStatuses, needNames } from "#app/core/words/menu.ts";
import { canEnquire, canSeeAnswering } from "#app/domain/menu/enquiries/policy.ts";
import { listAsked, listEnquiries } from "#app/domain/menu/enquiries/queries.server.ts";
import { pageIn } from "#app/platform/address.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Enquiries") }];

const pageSize = 25;
const ticks = [
  { name: "answered", text: "With an answer" },
  { name: "own", text: "Asked by us" },
];
const statusNames = { open: "Open", closed: "Closed" } as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const asked = new URL(request.url).searchParams;
  const page = pageIn(asked);
  const may = {
    enquire: canEnquire(act.actor),
    seeAnswering: canSeeAnswering(act.actor),
    isOfficer: isOfficer(act.actor),
  };
  if (act.actor.organisationKind === "provider") {
    const isWaiting = asked.get("waiting") === "yes";
    return {
      kind: "asked",
      ...(await listAsked(act, { isWaiting, page, pageSize })),
      page,
      isWaiting,
    } as const;
  }
  const statuses = enquiryStatuses.filter((status) => asked.getAll("status").includes(status));
  const ticked = ticks.filter(({ name }) => asked.get(name) === "yes");
  const has = (tick: string) => ticked.some(({ name }) => name === tick);
  const { rows, total } = await listEnquiries(act, {
    statuses,
    hasAnswers: has("answered"),
    ownOnly: has("own"),
    page,
    pageSize,
  });
  const selected = [
    ...statuses.map((status) => ({ name: "status", value: status, text: statusNames[status] })),
    ...ticked.map(({ name, text }) => ({ name, value: "yes", text })),
  ];
  return { kind: "sent", rows, total, page, selected, may } as const;
}

export default function Enquiries() {
  const shown = useLoaderData<typeof loader>();
  return shown.kind === "asked" ? (
    <>
      <PageHeader
        title="Enquiries"
        lead="What commissioners ask you about, without naming the child. Answer also when you cannot help."
      />
      <AskedList rows={shown.rows} isWaiting={shown.isWaiting} />
      <Pagination page={shown.page} pageSize={pageSize} total={shown.total} noun="enquiries" />
    </>
  ) : (
    <Sent {...shown} />
  );
}

type SentProps = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { kind: "sent" }>;

function Sent({ rows, total, page, selected, may }: SentProps) {
  return (
    <>
      <PageHeader
        title="Enquiries"
        lead="A need described once, without the child's name, and sent to several providers."
        actions={
          <>
            {may.enquire ? <ButtonLink to={paths.newEnquiry()}>Make an enquiry</ButtonLink> : null}
            {may.seeAnswering ? <TextLink to={paths.answering()}>How providers answer</TextLink> : null}
          </>
        }
      />
      <Beside
        aside={
          <FilterPanel selected={selected}>
            <Checkboxes
              name="status"
              label="Status"
              options={enquiryStatuses.map((status) => ({ value: status, text: statusNames[status] }))}
            />
            {ticks
              .filter(({ name }) => may.isOfficer || name !== "own")
              .map(({ name, text }) => (
                <Checkbox key={name} name={name} text={text} />
              ))}
          </FilterPanel>
        }
      >
        <Table
          caption="Enquiries"
          captionHidden
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: "Enquiry",
              cell: ({ id, reference }) => <TextLink to={paths.enquiry(id)}>{reference}</TextLink>,
            },
            ...(may.isOfficer
              ? [{ head: "Asked by", cell: ({ askerName }: (typeof rows)[number]) => askerName }]
              : []),
            { head: "Needs", cell: ({ needs }) => needs.map((need) => needNames[need]).join(", ") },
            { head: "Answers by", cell: ({ answerBy }) => <Day value={answerBy} /> },
            { head: "Answered", cell: ({ answered, asked }) => `${answered} of ${asked}` },
            { head: "Interested", numeric: true, cell: ({ interested }) => interested },
            {
              head: "Status",
              cell: ({ status }) => (
                <StatusTag tone={status === "open" ? "information" : "neutral"}>
                  {statusNames[status]}
                </StatusTag>
              ),
            },
          ]}
          empty={
            <EmptyState title={selected.length > 0 ? "No enquiries match" : "No enquiries here"}>
              Choose offers on the menu and describe the need once: each provider answers with its price and
              dates.
            </EmptyState>
          }
        />
        <Pagination page={page} pageSize={pageSize} total={total} noun="enquiries" />
      </Beside>
    </>
  );
}
