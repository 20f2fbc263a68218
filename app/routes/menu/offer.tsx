import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Day } from "#app/components/day.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { FreeWeek } from "#app/components/free-week.tsx";
import { Money } from "#app/components/money.tsx";
import { Notice } from "#app/components/notice.tsx";
import { describePrice } from "#app/components/offer-prices.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { StandingTag } from "#app/components/standing-tag.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { formatMoney, zeroPence } from "#app/core/money.ts";
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
import { providerKindNames, siteKindNames } from "#app/core/words/providers.ts";
import { describeMiles } from "#app/domain/menu/in-words.ts";
import { findMenuOffer } from "#app/domain/menu/menu-offer.server.ts";
import { findOwnPlace } from "#app/domain/menu/menu-queries.server.ts";
import { everyBasis } from "#app/domain/menu/pricing.ts";
import { timesOf } from "#app/domain/menu/times.ts";
import { canRequest } from "#app/domain/placements/policy.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { actOf } from "#app/platform/session.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data?.offer.title ?? "Offer") },
  { name: "description", content: data?.offer.summary ?? "" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await actOf(request);
  const id = idFrom(params, "offerId");
  const near = await findOwnPlace(act);
  const offer = found(await findMenuOffer(act, id, near));
  return {
    offer,
    from: near?.postcode,
    isSignedIn: act.actor.kind === "person",
    mayRequest: canRequest(act.actor) && offer.standing.commissionable,
  };
}

export default function MenuOffer() {
  const { offer, mayRequest } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={offer.title}
        caption={`${offer.provider}, ${providerKindNames[offer.providerKind].toLowerCase()}`}
        lead={offer.summary}
        status={<StandingTag state={offer.standing.state} />}
        back={{ to: paths.menu(), text: "Menu" }}
        actions={
          mayRequest ? (
            <ButtonLink to={paths.newRequest(offer.id)}>Request a placement</ButtonLink>
          ) : undefined
        }
      />
      {offer.standing.listable ? null : (
        <Notice tone="warning" title="Not on the menu today">
          {offer.standing.reasons.join(". ")}. Only the provider and the authority see this page.
        </Notice>
      )}
      <div className="grid gap-x-10 lg:grid-cols-2">
        <div>
          <WhatItIs />
          <Section title="Places free in the coming six weeks" lead={timesOf(offer)}>
            <FreeWeek caption="Places free on every week of the coming six" week={offer.week} />
          </Section>
        </div>
        <div className="max-lg:mt-8">
          <PriceSection />
          <WhereItIs />
          <Assurance />
        </div>
      </div>
    </>
  );
}

function WhatItIs() {
  const { offer } = useLoaderData<typeof loader>();
  return (
    <Section title="What it is">
      <p className="prose mb-4 whitespace-pre-line">{offer.description}</p>
      <SummaryList
        rows={[
          { term: "Kind", value: offerKindNames[offer.kind] },
          { term: "Tier", value: offerTierNames[offer.tier] },
          { term: "For needs", value: offer.needs.map((need) => needNames[need]).join(", ") },
          { term: "Key stages", value: offer.keyStages.map((stage) => keyStageNames[stage]).join(", ") },
          { term: "Qualifications", value: offer.qualifications || "None" },
          { term: "Group", value: `Up to ${offer.groupSize} pupils` },
        ]}
      />
    </Section>
  );
}

function PriceSection() {
  const { offer } = useLoaderData<typeof loader>();
  const { price } = offer;
  if (!price) {
    return (
      <Section title="Price">
        <p className="prose">The provider shows its price to people who have signed in.</p>
      </Section>
    );
  }
  const all = everyBasis({ ...price, basis: price.priceBasis });
  const notice = offer.noticeDays > 0 ? ` at least ${offer.noticeDays} school days` : "";
  return (
    <Section title="Price">
      <SummaryList
        rows={[
          { term: "Price", value: describePrice(price) },
          { term: "Per session", value: <Money pence={all.session} /> },
          { term: "Per day", value: <Money pence={all.day} /> },
          { term: "Per week of ten sessions", value: <Money pence={all.week} /> },
          {
            term: "Joining fee",
            value:
              price.joiningFeePence > zeroPence
                ? `${formatMoney(price.joiningFeePence)}, once at the start`
                : "None",
          },
          {
            term: "When a child is absent",
            value: `Charged: ${chargedNames[offer.charged].toLowerCase()}${notice}`,
          },
          {
            term: "VAT",
            value: `${vatNames[offer.vatTreatment]}${offer.vatRatePercent > 0 ? ` at ${offer.vatRatePercent}%` : ""}`,
          },
          { term: "Transport", value: transportNames[offer.transport] },
        ]}
      />
    </Section>
  );
}

function WhereItIs() {
  const { offer, from, isSignedIn } = useLoaderData<typeof loader>();
  const { site } = offer;
  return (
    <Section title="Where it is">
      <SummaryList
        rows={[
          {
            term: "Site",
            value: site.name
              ? `${site.name} (${siteKindNames[site.kind].toLowerCase()})`
              : siteKindNames[site.kind],
          },
          {
            term: "Address",
            value: site.address ?? (isSignedIn ? undefined : "Given to people who have signed in"),
          },
          offer.miles !== null && { term: "Distance", value: `${describeMiles(offer.miles)} from ${from}` },
          { term: "Accessibility", value: site.accessibility || undefined },
        ]}
      />
    </Section>
  );
}

function Assurance() {
  const { offer } = useLoaderData<typeof loader>();
  const { standing } = offer;
  return (
    <Section title="Assurance">
      <SummaryList
        rows={[
          { term: "Standing", value: <StandingTag state={standing.state} /> },
          {
            term: "Last decision",
            value: standing.decidedOn ? <Day value={standing.decidedOn} /> : undefined,
          },
          standing.until !== null && { term: "Holds until", value: <Day value={standing.until} /> },
          offer.aboutProvider !== "" && { term: "About the provider", value: offer.aboutProvider },
        ]}
      />
      <div className="mt-5">
        <Notice title="Your own checks still count">
          Being listed says that the authority has assured this provider. It does not replace the checks a
          school makes before it places a child, and the visits it makes while the child is there.
        </Notice>
      </div>
    </Section>
  );
}
