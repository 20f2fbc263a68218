import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { Day } from "#app/components/day.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { londonDay } from "#app/core/calendar.ts";
import type { FormReply } from "#app/core/form-reply.ts";
import { paths } from "#app/core/paths.ts";
import { findCalendarFeed, makeCalendarFeed } from "#app/domain/people/calendar-feed.server.ts";
import { CalendarFeedForm } from "#app/domain/people/forms.ts";
import { canHaveFeed } from "#app/domain/people/policy.ts";
import { allowed } from "#app/platform/found.ts";
import { absolute } from "#app/platform/mail.server.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Visits in your own calendar") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canHaveFeed(act.actor), "Calendars are for the officers who visit");
  const feed = await findCalendarFeed(act);
  return { feed: feed && { covers: feed.covers, madeOn: londonDay(feed.createdAt) } };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    CalendarFeedForm,
    (form) => makeCalendarFeed(act, form),
    ({ token }) =>
      // The one time the secret is shown, so it is the answer itself and stands in no address of a page.
      json({ values: {}, fieldErrors: {}, made: absolute(paths.calendarFeed(token)) }),
  );
}

type Made = FormReply & { made?: string };

export default function Calendar() {
  const { feed } = useLoaderData<typeof loader>();
  const reply = useActionData<Made>();
  return (
    <>
      <PageHeader
        title="Visits in your own calendar"
        lead="A secret address that Outlook, Google or any other calendar can subscribe to. It shows planned visits and names no child. Whoever has the address sees them, so keep it to yourself."
        back={{ to: paths.visits(), text: "Visits" }}
      />
      {reply?.made ? (
        <Notice tone="success" title="Your address, shown this once">
          <p className="mb-2">
            Copy it into your calendar program now. We keep only what is needed to know it again.
          </p>
          <code className="block break-all rounded-sm bg-white p-3">{reply.made}</code>
        </Notice>
      ) : null}
      {feed ? (
        <SummaryList
          rows={[
            { term: "Address made", value: <Day value={feed.madeOn} /> },
            { term: "It shows", value: feed.covers === "all" ? "Every officer's visits" : "Your own visits" },
            {
              term: "Stop it",
              value: <TextLink to={paths.calendarRevocation()}>Revoke this address</TextLink>,
            },
          ]}
        />
      ) : null}
      <PortalForm reply={reply?.made ? undefined : reply} defaults={{ covers: feed?.covers ?? "own" }}>
        <Radios
          name="covers"
          label="Which visits should it show?"
          options={[
            { value: "own", text: "My own" },
            { value: "all", text: "Those of every officer" },
          ]}
        />
        <ButtonGroup>
          <Button>{feed ? "Make a new address" : "Make the address"}</Button>
        </ButtonGroup>
        {feed ? (
          <p className="mt-3 text-soft">The address you have now stops when you make a new one.</p>
        ) : null}
      </PortalForm>
    </>
  );
}
