import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Beside } from "#app/components/beside.tsx";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { FilterPanel } from "#app/components/filter-panel.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Radios } from "#app/components/radios.tsx";
import { RequestHeader } from "#app/components/request-header.tsx";
import { formatDay } from "#app/core/calendar.ts";
import { formatMoney } from "#app/core/money.ts";
import { paths } from "#app/core/paths.ts";
import { priceBasisNames } from "#app/core/words/menu.ts";
import { findDraft } from "#app/domain/placements/drafts.server.ts";
import { PupilForm } from "#app/domain/placements/forms.ts";
import { findAnsweredPrice } from "#app/domain/placements/request-queries.server.ts";
import { saveRequest } from "#app/domain/placements/save-request.server.ts";
import { fullName } from "#app/domain/pupils/names.ts";
import { listPupils } from "#app/domain/pupils/queries.server.ts";
import { pageIn } from "#app/platform/address.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { itsOffer } from "#app/routes/requests/its-offer.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Who is it for?") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const draft = found(await findDraft(act, idFrom(params, "draftId")));
  if (draft.submittedAt) throw redirect(paths.placement(draft.id));
  const offer = await itsOffer(act, draft);
  const { searchParams } = new URL(request.url);
  const words = searchParams.get("words") ?? "";
  const listed = await listPupils(
    act,
    { words, page: pageIn(searchParams) },
    paths.request(draft.id, "pupil"),
  );
  return {
    draftId: draft.id,
    chosen: draft.pupilId ?? undefined,
    offer: {
      title: offer.title,
      price: `${formatMoney(offer.pricePence)} ${priceBasisNames[offer.priceBasis]}`,
    },
    answered: await findAnsweredPrice(act, draft.id),
    words,
    ...listed,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "draftId");
  return submit(
    request,
    PupilForm,
    ({ pupilId }) => saveRequest(act, id, { step: "pupil", pupilId }),
    () => redirect(paths.request(id, "week")),
  );
}

export default function RequestPupil() {
  const { draftId, chosen, offer, answered, words, rows, total, page, pageSize } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const adding = paths.newPupil(paths.request(draftId, "pupil"));
  return (
    <>
      <RequestHeader title="Who is it for?" draftId={draftId} offerTitle={offer.title} step="pupil" />
      {answered ? (
        <Notice title="What the provider answered">
          {formatMoney(answered.pricePence)} {priceBasisNames[answered.priceBasis]}
          {answered.startsOn ? `, with a place from ${formatDay(answered.startsOn)}` : ""}. The offer’s own
          price is {offer.price}: that price applies unless the provider changes it.
        </Notice>
      ) : null}
      <Beside
        aside={
          <FilterPanel
            title="Find a pupil"
            submit="Find"
            selected={words ? [{ name: "words", value: words, text: words }] : []}
          >
            <Field name="words" label="Name or pupil number" type="search" />
          </FilterPanel>
        }
      >
        {rows.length === 0 ? (
          <EmptyState
            title={words ? "No pupil matches" : "No pupils yet"}
            action={<ButtonLink to={adding}>Add a pupil</ButtonLink>}
          >
            The pupil has to be known to the portal before a placement is requested.
          </EmptyState>
        ) : (
          <PortalForm reply={reply} defaults={{ pupilId: chosen }}>
            <Radios
              name="pupilId"
              label="Pupil"
              options={rows.map((row) => ({
                value: row.id,
                text: fullName(row),
                hint: `Year ${row.yearGroup}, ${row.schoolName}`,
              }))}
            />
            <Pagination page={page} pageSize={pageSize} total={total} noun="pupils" />
            <ButtonGroup>
              <Button>Continue</Button>
              <ButtonLink to={adding} kind="secondary">
                Add a pupil
              </ButtonLink>
            </ButtonGroup>
          </PortalForm>
        )}
      </Beside>
    </>
  );
}
