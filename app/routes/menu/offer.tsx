import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { CompareBar, CompareLink } from "#app/components/compare-bar.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Notice } from "#app/components/notice.tsx";
import { OfferPicture } from "#app/components/offer-picture.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { StandingTag } from "#app/components/standing-tag.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { TileMap } from "#app/components/tile-map.tsx";
import { londonDay } from "#app/core/calendar.ts";
import { withoutNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { providerKindNames } from "#app/core/words/providers.ts";
import { matchIn, requestFromOffer, wishIn, withoutMatch } from "#app/domain/matching/match-address.ts";
import { findBearings } from "#app/domain/menu/bearings.server.ts";
import { canEnquire } from "#app/domain/menu/enquiries/policy.ts";
import { inSentence } from "#app/domain/menu/for-whom.ts";
import { canKeepLocalMenu } from "#app/domain/menu/local/policy.ts";
import { findLocalEntry } from "#app/domain/menu/local/queries.server.ts";
import { findMenuOffer } from "#app/domain/menu/menu-offer.server.ts";
import { canManageOffer } from "#app/domain/menu/policy.ts";
import { offerAsData } from "#app/domain/menu/structured-data.ts";
import { findAuthorityName } from "#app/domain/organisations/queries.server.ts";
import { findPupilAskedFor } from "#app/domain/placements/for-pupil.server.ts";
import { canRequest } from "#app/domain/placements/policy.ts";
import { wishQuery } from "#app/domain/placements/wish.ts";
import { listOfferResults } from "#app/domain/reports/offer-results.server.ts";
import { found, idFrom, isId } from "#app/platform/found.ts";
import { absolute } from "#app/platform/mail.server.ts";
import { mapTiles } from "#app/platform/map-tiles.server.ts";
import { actOf } from "#app/platform/session.server.ts";
import { Assurance, Results } from "#app/routes/menu/offer-assurance.tsx";
import { ForWhom, TheWeek, WhereItIs } from "#app/routes/menu/offer-provision.tsx";
import { HowToAsk, PriceSection } from "#app/routes/menu/offer-terms.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [{ title: titleOf("Offer") }];
  const { offer, canonical, structured } = data;
  return [
    { title: titleOf(`${offer.title}, ${offer.provider}`) },
    { name: "description", content: offer.summary },
    { tagName: "link", rel: "canonical", href: canonical },
    // A block of data is no script: the content security policy asks no nonce of it.
    ...(structured ? [{ "script:ld+json": structured }] : []),
  ];
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await actOf(request);
  const id = idFrom(params, "offerId");
  const { searchParams } = new URL(request.url);
  const bearings = await findBearings(act, searchParams);
  const offer = found(await findMenuOffer(act, id, bearings?.near));
  const results = (await listOfferResults(act, [id])).get(id);
  const { actor } = act;
  const isSignedIn = actor.kind === "person";
  const mayRequest = canRequest(act.actor) && offer.standing.commissionable;
  const canonical = absolute(paths.menuOffer(id));
  return {
    offer,
    results,
    from: bearings?.from,
    tiles: mapTiles(),
    isSignedIn,
    mayRequest,
    mayEnquire: canEnquire(act.actor) && offer.standing.commissionable,
    mayManage: canManageOffer(act.actor, offer),
    mayPin: isSignedIn && canKeepLocalMenu(actor, actor.organisationId) && offer.standing.listable,
    localEntry: await findLocalEntry(act, id),
    pupilId: mayRequest ? await findPupilAskedFor(act, searchParams.get("pupil")) : undefined,
    wish: wishQuery(wishIn(searchParams, londonDay(act.now))),
    query: withoutNotice(searchParams).toString(),
    back: backOf(searchParams),
    canonical,
    structured: isSignedIn
      ? undefined
      : offerAsData(offer, {
          address: canonical,
          authority: await findAuthorityName(act),
          images: offer.pictures.map((picture) => absolute(paths.menuPicture(id, picture.id))),
        }),
  };
}

/** To the matches of the child whom it fits, or to the search of the menu. */
function backOf(params: URLSearchParams): { to: string; text: string } {
  const [pupilId, asked] = [params.get("pupil"), matchIn(params)];
  return asked !== undefined && isId(pupilId)
    ? { to: paths.matches(pupilId, asked), text: "What fits" }
    : { to: paths.menu(withoutMatch(params)), text: "Menu" };
}

export default function MenuOffer() {
  const { offer, results, back, from, tiles, isSignedIn, localEntry } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={offer.title}
        caption={`${offer.provider}, ${inSentence(providerKindNames[offer.providerKind])}`}
        lead={offer.summary}
        status={<StandingTag state={offer.standing.state} />}
        back={back}
        actions={<Actions />}
      />
      <CompareBar />
      {offer.standing.listable ? null : (
        <Notice tone="warning" title="Not on the menu today">
          {offer.standing.reasons.join(". ")}. Only the provider and the authority see this page.
        </Notice>
      )}
      {localEntry ? (
        <Notice title={`On the local menu of ${localEntry.partnership}`}>{localEntry.note}</Notice>
      ) : null}
      <Pictures />
      <div className="grid gap-x-10 lg:grid-cols-2">
        <div className="min-w-0">
          <ForWhom offer={offer} />
          <TheWeek offer={offer} />
          <WhereItIs offer={offer} from={from} isSignedIn={isSignedIn} />
          <TileMap
            tiles={tiles}
            label="Map of where the site is"
            pins={[{ id: offer.id, place: offer.place, label: offer.site.name ?? offer.title }]}
          />
        </div>
        <div className="min-w-0 max-lg:mt-8">
          <PriceSection offer={offer} />
          <Assurance offer={offer} isSignedIn={isSignedIn} />
          <Results results={results} isPublic={!isSignedIn} />
          <HowToAsk offer={offer} isSignedIn={isSignedIn} />
        </div>
      </div>
    </>
  );
}

function Actions() {
  const { offer, pupilId, wish, query, localEntry, ...may } = useLoaderData<typeof loader>();
  return (
    <>
      {may.mayRequest ? (
        <ButtonLink to={paths.newRequest(offer.id, pupilId, requestFromOffer(pupilId ? wish : "", query))}>
          {pupilId ? "Request a placement for this pupil" : "Request a placement"}
        </ButtonLink>
      ) : null}
      {may.mayEnquire ? (
        <ButtonLink kind="secondary" to={paths.newEnquiry([offer.id])}>
          Ask without naming a child
        </ButtonLink>
      ) : null}
      {may.mayManage ? (
        <ButtonLink kind="secondary" to={paths.offer(offer.id)}>
          Change this offer
        </ButtonLink>
      ) : null}
      {may.mayPin ? (
        <ButtonLink kind="secondary" to={paths.localEntry(offer.id)}>
          {localEntry ? "Change the note to your schools" : "Add to our local menu"}
        </ButtonLink>
      ) : null}
      <CompareLink offerId={offer.id} title={offer.title} />
      {pupilId ? <TextLink to={paths.pupil(pupilId)}>Back to the pupil</TextLink> : null}
    </>
  );
}

function Pictures() {
  const { offer } = useLoaderData<typeof loader>();
  if (offer.pictures.length === 0) return null;
  return (
    <ul className="mb-7 grid gap-3 sm:grid-cols-2 lg:grid-cols-3 print:hidden">
      {offer.pictures.map((picture) => (
        <li key={picture.id} className="min-w-0">
          <OfferPicture offerId={offer.id} picture={picture} />
        </li>
      ))}
    </ul>
  );
}
