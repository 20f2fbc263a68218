import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Moment } from "#app/components/moment.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { listMails } from "#app/domain/people/outbox.server.ts";
import { canReadMails } from "#app/domain/people/policy.ts";
import { pageIn } from "#app/platform/address.ts";
import { env } from "#app/platform/env.server.ts";
import { found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Sent mail") }];

const pageSize = 25;

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  found(canReadMails(act.actor) || undefined);
  const page = pageIn(new URL(request.url).searchParams);
  return { ...(await listMails(act, { page, pageSize })), page, isSending: Boolean(env().SMTP_URL) };
}

type Mail = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

export default function Outbox() {
  const { rows, total, page, isSending } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="Sent mail" lead="Everything the portal has written to people, the newest first." />
      {isSending ? null : (
        <Notice title="No mail leaves this portal">
          No mail server is set up, so every mail waits here to be read.
        </Notice>
      )}
      <Table
        caption="Mails"
        captionHidden
        rows={rows}
        keyOf={(row) => row.id}
        empty={<EmptyState title="The portal has not written to anybody yet" />}
        columns={[
          { head: "Subject", cell: (row) => <TextLink to={paths.mail(row.id)}>{row.subject}</TextLink> },
          { head: "To", cell: (row) => <span className="break-all">{row.recipient}</span> },
          { head: "Written", cell: (row) => <Moment value={row.createdAt} /> },
          { head: "State", cell: (row) => <State mail={row} /> },
        ]}
      />
      <Pagination page={page} pageSize={pageSize} total={total} noun="mails" />
    </>
  );
}

function State({ mail }: { mail: Mail }) {
  if (mail.sentAt) return <StatusTag tone="good">Sent</StatusTag>;
  return mail.failure ? (
    <StatusTag tone="warning">Not sent yet</StatusTag>
  ) : (
    <StatusTag tone="neutral">Waiting</StatusTag>
  );
}
