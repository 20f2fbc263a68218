import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Beside } from "#app/components/beside.tsx";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { FilterPanel } from "#app/components/filter-panel.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { GuestsForm } from "#app/domain/market/forms.ts";
import { listUninvited } from "#app/domain/market/guests.server.ts";
import { inviteToEvent } from "#app/domain/market/invite-to-event.server.ts";
import { canRunMarket } from "#app/domain/market/policy.ts";
import { findMarketEvent } from "#app/domain/market/queries.server.ts";
import { pageIn } from "#app/platform/address.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Invite to the event") }];

const pageSize = 25;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { id, title } = found(await findMarketEvent(act, idFrom(params, "eventId")));
  allowed(canRunMarket(act.actor), "Only a development officer or the authority lead may invite");
  const asked = new URL(request.url).searchParams;
  const words = asked.get("words")?.trim().slice(0, 100) ?? "";
  const page = pageIn(asked);
  const { rows, total } = await listUninvited(act, id, { words, page, pageSize });
  const sent = /^\d{1,3}$/.test(asked.get("sent") ?? "") ? Number(asked.get("sent")) : undefined;
  return { event: { id, title }, rows, total, page, words, sent };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const eventId = idFrom(params, "eventId");
  const kept = new URL(request.url).searchParams;
  return submit(
    request,
    GuestsForm,
    (form) => inviteToEvent(act, eventId, form),
    ({ invited }) => {
      const back = new URLSearchParams({ words: kept.get("words") ?? "", sent: String(invited) });
      return redirect(`${paths.marketGuests(eventId)}?${back}`);
    },
  );
}

export default function Guests() {
  const { event, rows, total, page, words, sent } = useLoaderData<typeof loader>();
  const selected = words === "" ? [] : [{ name: "words", value: words, text: `“${words}”` }];
  return (
    <>
      <PageHeader
        title="Invite to the event"
        caption={event.title}
        lead="Each gets a letter with an address of their own to answer at."
        back={{ to: paths.marketEvent(event.id), text: event.title }}
      />
      {sent === undefined ? null : (
        <Notice tone="success" title={sent === 1 ? "One invitation is sent" : `${sent} invitations are sent`}>
          Who is invited is no longer in this list.
        </Notice>
      )}
      <Beside
        aside={
          <FilterPanel selected={selected} title="Search" submit="Search">
            <Field name="words" label="Name" type="search" autoComplete="off" />
          </FilterPanel>
        }
      >
        {rows.length > 0 ? (
          <Choices rows={rows} eventId={event.id} />
        ) : (
          <EmptyState title={words === "" ? "Everybody is invited already" : "Nobody of that name to invite"}>
            {words === ""
              ? "New providers and new interest appear here as they come."
              : "Search for a part of the name, or for nothing to see everybody."}
          </EmptyState>
        )}
        <Pagination page={page} pageSize={pageSize} total={total} noun="guests" />
      </Beside>
    </>
  );
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

/** One page of guests is invited at a time; who has no address is named and cannot be ticked. */
function Choices({ rows, eventId }: { rows: readonly Row[]; eventId: string }) {
  const reply = useActionData<typeof action>();
  const [reachable, others] = [rows.filter(({ email }) => email), rows.filter(({ email }) => !email)];
  const providers = reachable.filter(({ kind }) => kind === "provider");
  const interests = reachable.filter(({ kind }) => kind === "interest");
  return (
    <PortalForm reply={reply}>
      {providers.length > 0 ? (
        <Checkboxes
          name="providers"
          label="Providers"
          columns
          options={providers.map(({ id, name }) => ({ value: id, text: name }))}
        />
      ) : null}
      {interests.length > 0 ? (
        <Checkboxes
          name="interests"
          label="Who registered interest"
          columns
          options={interests.map(({ id, name, contactName }) => ({
            value: id,
            text: `${name} (${contactName})`,
          }))}
        />
      ) : null}
      {others.length > 0 ? (
        <p className="mb-6 text-soft">
          No address to write to, neither a manager here nor an email address of their own:{" "}
          {others.map(({ name }) => name).join(", ")}.
        </p>
      ) : null}
      <ButtonGroup>
        {reachable.length > 0 ? <Button>Send the invitations</Button> : null}
        <TextLink to={paths.marketEvent(eventId)}>Back to the event</TextLink>
      </ButtonGroup>
    </PortalForm>
  );
}
