import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { Confirmation } from "#app/components/confirmation.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { findCalendarFeed, revokeCalendarFeed } from "#app/domain/people/calendar-feed.server.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Revoke the address of your calendar") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  found(await findCalendarFeed(act));
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    NothingForm,
    () => revokeCalendarFeed(act),
    () => redirect(withNotice(paths.visitCalendar(), "calendar-closed")),
  );
}

export default function Revocation() {
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Revoke the address of your calendar"
        lead="Calendars that subscribe to it get nothing more from now on. You can make a new address at any time."
        back={{ to: paths.visitCalendar(), text: "Visits in your own calendar" }}
      />
      <Confirmation
        reply={reply}
        press="Revoke the address"
        kind="warning"
        instead={{ to: paths.visitCalendar(), text: "Keep it" }}
      />
    </>
  );
}
