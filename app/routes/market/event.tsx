import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Day } from "#app/components/day.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Moment } from "#app/components/moment.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Section } from "#app/components/section.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { Table } from "#app/components/table.tsx";
import { londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { invitationAnswerNames } from "#app/core/words/market.ts";
import { canRunMarket } from "#app/domain/market/policy.ts";
import { findMarketEvent, listMarketGuests } from "#app/domain/market/queries.server.ts";
import { pageIn } from "#app/platform/address.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data?.event.title ?? "Event") },
];

const pageSize = 25;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const event = found(await findMarketEvent(act, idFrom(params, "eventId")));
  const page = pageIn(new URL(request.url).searchParams);
  const guests = await listMarketGuests(act, event.id, { page, pageSize });
  const today = londonDay(act.now);
  const mayRun = canRunMarket(act.actor) && event.cancelledAt === null;
  return {
    event,
    guests: { ...guests, page },
    mayInvite: mayRun && event.heldOn >= today,
    mayNote: mayRun && event.heldOn <= today && event.invited > 0,
  };
}

export default function MarketEvent() {
  const { event, guests, mayInvite, mayNote } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={event.title}
        back={{ to: paths.marketEvents(), text: "Events" }}
        actions={
          <>
            {mayInvite ? <ButtonLink to={paths.marketGuests(event.id)}>Invite</ButtonLink> : null}
            {mayNote ? <ButtonLink to={paths.marketAttendance(event.id)}>Note who came</ButtonLink> : null}
            {mayInvite ? (
              <ButtonLink kind="secondary" to={paths.marketCancellation(event.id)}>
                Cancel the event
              </ButtonLink>
            ) : null}
          </>
        }
      />
      {event.cancelledAt ? (
        <Notice tone="warning" title="This event is cancelled">
          {event.cancelledReason}
        </Notice>
      ) : null}
      <SummaryList
        rows={[
          {
            term: "When",
            value: (
              <>
                <Day value={event.heldOn} />, {event.startsAt.slice(0, 5)} to {event.endsAt.slice(0, 5)}
              </>
            ),
          },
          { term: "Where", value: event.place },
          event.description !== "" && { term: "About", value: event.description },
          { term: "Answers by", value: <Day value={event.answerBy} /> },
          {
            term: "So far",
            value: `${event.invited} invited, ${event.coming} coming (${event.people} ${event.people === 1 ? "person" : "people"}), ${event.notComing} not coming, ${event.attended} came`,
          },
          event.noted !== undefined && {
            term: "Who came",
            value: (
              <>
                Noted <Moment value={event.noted.at} />
                {event.noted.by ? ` by ${event.noted.by}` : ""}
              </>
            ),
          },
        ]}
      />
      <Section title="Guests" id="guests">
        <Table
          caption="Guests"
          captionHidden
          rows={guests.rows}
          keyOf={({ id }) => id}
          columns={[
            { head: "Organisation", cell: ({ organisation }) => organisation },
            { head: "Written to", cell: ({ email }) => email },
            {
              head: "Answer",
              cell: ({ answer, people }) =>
                answer ? `${invitationAnswerNames[answer]}${people ? ` (${people})` : ""}` : "None yet",
            },
            { head: "Message", cell: ({ message }) => message || "–" },
            { head: "Came", cell: ({ attended }) => (attended === null ? "–" : attended ? "Yes" : "No") },
          ]}
          empty={<EmptyState title="Nobody is invited yet">Choose whom to invite.</EmptyState>}
        />
        <Pagination page={guests.page} pageSize={pageSize} total={guests.total} noun="guests" part="guests" />
      </Section>
    </>
  );
}
