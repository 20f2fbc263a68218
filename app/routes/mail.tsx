import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { titleOf } from "#app/components/error-summary.tsx";
import { Moment } from "#app/components/moment.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { paths } from "#app/core/paths.ts";
import { findMail } from "#app/domain/people/outbox.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data?.mail.subject ?? "Mail") },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  return { mail: found(await findMail(act, idFrom(params, "mailId"))) };
}

export default function Mail() {
  const { mail } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={mail.subject} caption="Mail" back={{ to: paths.outbox(), text: "Sent mail" }} />
      <SummaryList
        rows={[
          { term: "To", value: mail.recipient },
          { term: "Written", value: <Moment value={mail.createdAt} /> },
          { term: "Sent", value: mail.sentAt ? <Moment value={mail.sentAt} /> : "Not yet" },
          mail.failure ? { term: "What went wrong", value: mail.failure } : undefined,
        ]}
      />
      <div className="mt-6 whitespace-pre-wrap break-words rounded-md border border-line bg-white p-5">
        {mail.body}
      </div>
    </>
  );
}
