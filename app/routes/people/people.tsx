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
import { TextLink } from "#app/components/text-link.tsx";
import { londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { roleNames } from "#app/core/words/people.ts";
import { canNameDeputy, canSeePeople } from "#app/domain/people/policy.ts";
import {
  listDeputies,
  listInvitations,
  listPeoplePaged,
  listWithoutInviter,
} from "#app/domain/people/queries.server.ts";
import { onPage, pageIn } from "#app/platform/address.ts";
import { found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("People") }];

const pageSize = 25;

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  found(canSeePeople(act.actor) || undefined);
  const { organisationId, organisationName } = act.actor;
  const { searchParams } = new URL(request.url);
  const pages = {
    people: pageIn(searchParams),
    invited: pageIn(searchParams, "invited"),
    waiting: pageIn(searchParams, "waiting"),
  };
  const people = await listPeoplePaged(act, organisationId, { page: pages.people, pageSize });
  const invited = await listInvitations(act, organisationId);
  const invitations = onPage(invited, pages.invited, pageSize).map((invitation) => ({
    ...invitation,
    expiresOn: londonDay(invitation.expiresAt),
    isExpired: invitation.expiresAt <= act.now,
  }));
  const doorless = await listWithoutInviter(act);
  return {
    organisationName,
    people: people.rows,
    invitations,
    deputies: await listDeputies(act, organisationId),
    mayNameDeputy: canNameDeputy(act.actor),
    doorless: onPage(doorless, pages.waiting, pageSize),
    paged: {
      people: { page: pages.people, pageSize, total: people.total },
      invitations: { page: pages.invited, pageSize, total: invited.length },
      doorless: { page: pages.waiting, pageSize, total: doorless.length },
    },
  };
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

export default function People() {
  const { organisationName, people, invitations, deputies, mayNameDeputy, doorless, paged } =
    useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="People"
        caption={organisationName}
        actions={<ButtonLink to={paths.newInvitation()}>Invite somebody</ButtonLink>}
      />
      <Table
        caption="Who can sign in"
        rows={people}
        keyOf={(row) => row.id}
        columns={[
          { head: "Name", cell: (row) => row.name },
          { head: "Role", cell: (row) => roleNames[row.role] },
          { head: "Email address", cell: (row) => <span className="break-all">{row.email}</span> },
          {
            head: "Change",
            cell: (row) => (
              <TextLink to={paths.removal(row.id)}>
                Remove<span className="sr-only"> {row.name}</span>
              </TextLink>
            ),
          },
        ]}
      />
      <Pagination {...paged.people} noun="people" />
      <Invitations invitations={invitations} paged={paged} />
      {mayNameDeputy ? <Deputies deputies={deputies} /> : null}
      {paged.doorless.total > 0 ? <Doorless doorless={doorless} paged={paged} /> : null}
    </>
  );
}

function Invitations({ invitations, paged }: Pick<Shown, "invitations" | "paged">) {
  return (
    <Section title="Open invitations" id="invitations">
      <Table
        caption="Open invitations"
        captionHidden
        rows={invitations}
        keyOf={(row) => row.id}
        empty={<EmptyState title="Nobody is invited at the moment" />}
        columns={[
          { head: "Name", cell: (row) => row.name },
          { head: "Role", cell: (row) => roleNames[row.role] },
          { head: "Email address", cell: (row) => <span className="break-all">{row.email}</span> },
          {
            head: "Works until",
            cell: (row) =>
              row.isExpired ? <StatusTag tone="warning">Expired</StatusTag> : <Day value={row.expiresOn} />,
          },
          {
            head: "Change",
            cell: (row) => (
              <span className="flex flex-wrap gap-x-4">
                <TextLink to={paths.invitationResending(row.id)}>
                  Send again<span className="sr-only"> to {row.name}</span>
                </TextLink>
                <TextLink to={paths.invitationRevocation(row.id)}>
                  Withdraw<span className="sr-only"> the invitation of {row.name}</span>
                </TextLink>
              </span>
            ),
          },
        ]}
      />
      <Pagination {...paged.invitations} noun="invitations" name="invited" part="invitations" />
    </Section>
  );
}

function Deputies({ deputies }: Pick<Shown, "deputies">) {
  return (
    <Section
      title="Deputies"
      lead="While an approver is away, somebody else of the school can approve in their place."
      actions={
        <ButtonLink kind="secondary" to={paths.newDeputy()}>
          Name a deputy
        </ButtonLink>
      }
    >
      <Table
        caption="Deputies"
        captionHidden
        rows={deputies}
        keyOf={(row) => row.id}
        empty={<EmptyState title="Nobody stands in for an approver" />}
        columns={[
          { head: "Deputy", cell: (row) => row.deputy },
          { head: "For", cell: (row) => row.approver },
          { head: "First day", cell: (row) => <Day value={row.startsOn} /> },
          { head: "Last day", cell: (row) => <Day value={row.endsOn} /> },
        ]}
      />
    </Section>
  );
}

function Doorless({ doorless, paged }: Pick<Shown, "doorless" | "paged">) {
  return (
    <Section
      title="Organisations waiting for their first person"
      id="waiting"
      lead="Nobody there can invite people yet, or it is left to the authority."
    >
      <ul className="grid gap-x-8 sm:grid-cols-2">
        {doorless.map(({ id, name }) => (
          <li key={id} className="flex items-center justify-between gap-4 border-b border-line py-2">
            {name}
            <TextLink to={paths.newInvitation(id)}>
              Invite<span className="sr-only"> somebody to {name}</span>
            </TextLink>
          </li>
        ))}
      </ul>
      <Pagination {...paged.doorless} noun="organisations" name="waiting" part="waiting" />
    </Section>
  );
}
