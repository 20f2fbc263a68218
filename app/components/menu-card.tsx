import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { Card } from "#app/components/card.tsx";
import { CompareLink } from "#app/components/compare-bar.tsx";
import { Day } from "#app/components/day.tsx";
import { OfferPicture } from "#app/components/offer-picture.tsx";
import { StandingTag } from "#app/components/standing-tag.tsx";
import type { CalendarDate, WeeklyHalfDay } from "#app/core/calendar.ts";
import { formatMoney, type Pence } from "#app/core/money.ts";
import { paths } from "#app/core/paths.ts";
import {
  type KeyStage,
  type Need,
  needNames,
  type OfferKind,
  type OfferTier,
  offerKindNames,
  offerTierNames,
} from "#app/core/words/menu.ts";
import { type ProviderKind, providerKindNames } from "#app/core/words/providers.ts";
import { describeMiles, shortKeyStages, shortWeek } from "#app/domain/menu/in-words.ts";
import type { StandingState } from "#app/domain/quality/standing.ts";

type MenuCardProps = {
  id: string;
  title: string;
  summary: string;
  provider: string;
  providerKind: ProviderKind;
  kind: OfferKind;
  tier: OfferTier;
  needs: readonly Need[];
  keyStages: readonly KeyStage[];
  standing: { state: StandingState; decidedOn?: CalendarDate | undefined };
  /** The half days with a free place on every week of the coming six. */
  free: readonly WeeklyHalfDay[];
  pricePerSessionPence: Pence | undefined;
  miles: number | null;
  picture?: { id: string; alternative: string } | undefined;
  /** Its number on the map, where one is drawn. */
  number?: number | undefined;
};

/** One offer among others: enough to open it or pass on. What the search was for goes with the link. */
export function MenuCard(offer: MenuCardProps) {
  const [params] = useSearchParams();
  return (
    <Card
      title={offer.number === undefined ? offer.title : `${offer.number}. ${offer.title}`}
      to={paths.menuOffer(offer.id, params.toString())}
      headingLevel={2}
      tags={<StandingTag state={offer.standing.state} />}
      foot={
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <p>
            <Price pence={offer.pricePerSessionPence} />
          </p>
          {offer.miles === null ? null : <p>{describeMiles(offer.miles)}</p>}
          <CompareLink offerId={offer.id} title={offer.title} />
        </div>
      }
    >
      {offer.picture ? (
        <div className="sm:grid sm:grid-cols-[10rem_minmax(0,1fr)] sm:gap-5">
          <div className="max-sm:mb-3">
            <OfferPicture offerId={offer.id} picture={offer.picture} shape="strip" />
          </div>
          <div>
            <Facts {...offer} />
          </div>
        </div>
      ) : (
        <Facts {...offer} />
      )}
    </Card>
  );
}

function Price({ pence }: { pence: Pence | undefined }) {
  if (pence === undefined) return <span className="text-soft">Price on request</span>;
  if (pence === 0)
    return (
      <>
        <strong>Paid by the place</strong>, nothing per session
      </>
    );
  return (
    <>
      <strong>{formatMoney(pence)}</strong> per session
    </>
  );
}

function Facts(offer: MenuCardProps) {
  return (
    <>
      <p className="text-soft">
        {offer.provider} · {providerKindNames[offer.providerKind]}
      </p>
      <p className="mt-2">{offer.summary}</p>
      <dl className="mt-3 grid gap-x-3 gap-y-1 text-[0.9375rem] sm:grid-cols-[auto_minmax(0,1fr)]">
        <Line term="What">
          {offerKindNames[offer.kind]}, {offerTierNames[offer.tier].toLowerCase()}
        </Line>
        <Line term="For">
          {shortKeyStages(offer.keyStages)}: {offer.needs.map((need) => needNames[need]).join(", ")}
        </Line>
        <Line term="Places free">{shortWeek(offer.free)}</Line>
        {offer.standing.decidedOn ? (
          <Line term="Approved on">
            <Day value={offer.standing.decidedOn} />
          </Line>
        ) : null}
      </dl>
    </>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="font-semibold text-soft">{term}</dt>
      <dd className="max-sm:mb-1.5">{children}</dd>
    </>
  );
}
