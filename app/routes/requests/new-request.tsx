import { randomUUID } from "node:crypto";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { Money } from "#app/components/money.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { formatDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { chargedNames, priceBasisNames } from "#app/core/words/menu.ts";
import { halvesInWords } from "#app/domain/matching/fit.ts";
import { backFromRequest } from "#app/domain/matching/match-address.ts";
import { findPupilAskedFor } from "#app/domain/placements/for-pupil.server.ts";
import { StartRequestForm, type Week } from "#app/domain/placements/forms.ts";
import { canRequest } from "#app/domain/placements/policy.ts";
import { findRequestedOffer } from "#app/domain/placements/request-queries.server.ts";
import { startRequest } from "#app/domain/placements/start-request.server.ts";
import { readWish } from "#app/domain/placements/wish.ts";
import { findWishedWeek } from "#app/domain/placements/wished-week.server.ts";
import { fullName } from "#app/domain/pupils/names.ts";
import { findPupil } from "#app/domain/pupils/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Request a placement") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const offer = found(await findRequestedOffer(act, idFrom(params, "offerId")));
  const { searchParams } = new URL(request.url);
  const pupilId = await findPupilAskedFor(act, searchParams.get("pupil"));
  const pupil = pupilId ? await findPupil(act, pupilId, paths.newRequest(offer.offerId)) : undefined;
  return {
    id: randomUUID(),
    offer,
    week: await findWishedWeek(act, { ...readWish(searchParams), offerId: offer.offerId }),
    pupil: pupil && { id: pupil.id, name: fullName(pupil) },
    back: backFromRequest(searchParams, { ...offer, pupilId }),
    mayRequest: canRequest(act.actor),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const offerId = idFrom(params, "offerId");
  const wish = readWish(new URL(request.url).searchParams);
  return submit(
    request,
    StartRequestForm,
    async ({ id, pupilId }) => ({
      pupilId,
      draftId: await startRequest(act, { id, offerId, pupilId, wish }),
    }),
    ({ draftId, pupilId }) => redirect(paths.request(draftId, pupilId ? "week" : "pupil")),
  );
}

const inWords = ({ pattern, startsOn, endsOn }: Week): string =>
  `${halvesInWords(pattern)} from ${formatDay(startsOn)} to ${formatDay(endsOn)}`;

export default function NewRequest() {
  const { id, offer, week, pupil, back, mayRequest } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader title="Request a placement" caption={`${offer.title}, ${offer.providerName}`} back={back} />
      <SummaryList
        rows={[
          pupil !== undefined && { term: "Pupil", value: pupil.name },
          week !== undefined && { term: "Days filled in", value: inWords(week) },
          {
            term: "Price",
            value: (
              <>
                <Money pence={offer.pricePence} /> {priceBasisNames[offer.priceBasis]}
              </>
            ),
          },
          { term: "Per session", value: <Money pence={offer.pricePerSessionPence} /> },
          offer.joiningFeePence > 0 && {
            term: "Joining fee",
            value: <Money pence={offer.joiningFeePence} />,
          },
          { term: "What is charged", value: chargedNames[offer.charged] },
        ]}
      />
      <div className="prose mt-6">
        <p>
          You choose {pupil ? "the days" : "the pupil, the days"}
          {week ? " (filled in with what is wanted, as far as the offer has it)" : ""}, what the placement is
          for and who pays. Each step is saved.
        </p>
        <p>
          The provider sees the pupil's name, year and needs from the moment you send the request, until it
          declines or the placement has ended.
        </p>
        <p>Being on the menu does not replace your own school's checks of the provider.</p>
      </div>
      {offer.problem ? <Notice tone="warning">{offer.problem}.</Notice> : null}
      {mayRequest ? (
        <PortalForm reply={reply}>
          <Hidden name="id" value={id} />
          {pupil ? <Hidden name="pupilId" value={pupil.id} /> : null}
          <ButtonGroup>
            <Button>Start the request</Button>
            <TextLink to={back.to}>Cancel</TextLink>
          </ButtonGroup>
        </PortalForm>
      ) : (
        <Notice>Placements are requested by a school's lead or the authority's commissioning officer.</Notice>
      )}
    </>
  );
}
