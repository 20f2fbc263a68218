import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { FreeWeek } from "#app/components/free-week.tsx";
import { Notice } from "#app/components/notice.tsx";
import { OfferPrices } from "#app/components/offer-prices.tsx";
import { OfferStatusTag } from "#app/components/offer-status-tag.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Section } from "#app/components/section.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { Timeline } from "#app/components/timeline.tsx";
import { londonDay } from "#app/core/calendar.ts";
import { allows } from "#app/core/lifecycle.ts";
import { paths } from "#app/core/paths.ts";
import {
  chargedNames,
  keyStageNames,
  needNames,
  offerKindNames,
  offerTierNames,
  transportNames,
  vatNames,
} from "#app/core/words/menu.ts";
import { happenedToOffer } from "#app/domain/menu/happenings.ts";
import { offerLifecycle } from "#app/domain/menu/lifecycle.ts";
import { canManageOffer } from "#app/domain/menu/policy.ts";
import { findOffer } from "#app/domain/menu/queries.server.ts";
import { timesOf } from "#app/domain/menu/times.ts";
import { pageIn } from "#app/platform/address.ts";
import { eventsOnPage } from "#app/platform/events.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data?.offer.title ?? "Offer") },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const page = pageIn(new URL(request.url).searchParams);
  const offer = found(await findOffer(act, idFrom(params, "offerId"), page));
  const mayManage = canManageOffer(act.actor, offer);
  return {
    offer,
    pages: { page, pageSize: eventsOnPage, total: offer.events.total },
    today: londonDay(act.now),
    mayManage,
    mayPublish: mayManage && allows(offerLifecycle, "publish", offer.status),
    mayWithdraw: mayManage && allows(offerLifecycle, "withdraw", offer.status),
  };
}

export default function Offer() {
  const { offer, pages, today, mayManage, mayPublish, mayWithdraw } = useLoaderData<typeof loader>();
  const change = (to: string, text: string) => (mayManage ? <TextLink to={to}>{text}</TextLink> : undefined);
  return (
    <>
      <PageHeader
        title={offer.title}
        caption={offer.provider}
        lead={offer.summary}
        status={<OfferStatusTag status={offer.status} />}
        back={{ to: paths.offers(), text: "Offers" }}
        actions={
          <>
            {mayPublish ? <ButtonLink to={paths.publication(offer.id)}>Publish</ButtonLink> : null}
            {offer.status === "published" ? (
              <ButtonLink kind="secondary" to={paths.menuOffer(offer.id)}>
                See it on the menu
              </ButtonLink>
            ) : null}
            {mayWithdraw ? <TextLink to={paths.offerWithdrawal(offer.id)}>Withdraw</TextLink> : null}
          </>
        }
      />
      {offer.status === "published" && !offer.standing.listable ? (
        <Notice tone="warning" title="Not on the menu today">
          It appears once the provider’s standing allows it. {offer.standing.reasons.join(". ")}.
        </Notice>
      ) : null}
      {mayPublish && offer.missing.length > 0 ? (
        <Notice title="Before it can be published">
          <ul className="list-disc pl-5">
            {offer.missing.map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Section title="Details" actions={change(paths.offerDetails(offer.id), "Change details")}>
        <SummaryList
          rows={[
            { term: "What a pupil does", value: <p className="whitespace-pre-line">{offer.description}</p> },
            {
              term: "Kind",
              value: `${offerKindNames[offer.kind]}, ${offerTierNames[offer.tier].toLowerCase()}`,
            },
            { term: "Needs", value: offer.needs.map((need) => needNames[need]).join(", ") },
            { term: "Key stages", value: offer.keyStages.map((stage) => keyStageNames[stage]).join(", ") },
            { term: "Qualifications", value: offer.qualifications || "None" },
            { term: "Group", value: `Up to ${offer.groupSize} pupils` },
            { term: "Site", value: offer.siteName },
            { term: "Times", value: timesOf(offer) },
            { term: "Transport", value: transportNames[offer.transport] },
            { term: "Charged", value: chargedNames[offer.charged] },
            offer.noticeDays > 0 && { term: "Notice", value: `${offer.noticeDays} school days` },
            {
              term: "VAT",
              value: `${vatNames[offer.vatTreatment]}${offer.vatRatePercent > 0 ? ` at ${offer.vatRatePercent}%` : ""}`,
            },
            {
              term: "Price is shown to",
              value: offer.priceIsPrivate ? "People who have signed in" : "Everybody",
            },
          ]}
        />
      </Section>
      <Section title="Pictures" actions={change(paths.offerPictures(offer.id), "Add and order pictures")}>
        <p className="text-soft">
          {offer.pictures === 0
            ? "None yet."
            : `${offer.pictures} ${offer.pictures === 1 ? "picture" : "pictures"} on the menu.`}
        </p>
      </Section>
      <Section title="Prices" actions={change(paths.offerPrice(offer.id), "Set a price")}>
        {offer.prices.length > 0 ? (
          <OfferPrices prices={offer.prices} today={today} />
        ) : (
          <p className="text-soft">No price is set yet.</p>
        )}
      </Section>
      <Section title="Places this week" actions={change(paths.offerPlaces(offer.id), "Set places")}>
        <FreeWeek caption="Places free this week" week={offer.week} />
      </Section>
      <Section title="What happened" id="what-happened">
        <Timeline
          entries={offer.events.rows.map((event) => ({
            id: event.id,
            title: happenedToOffer(event.name),
            moment: event.at,
            by: event.by ?? undefined,
          }))}
        />
        <Pagination {...pages} noun="events" part="what-happened" />
      </Section>
    </>
  );
}
