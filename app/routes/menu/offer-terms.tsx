import { useLocation } from "@remix-run/react";
import { Money } from "#app/components/money.tsx";
import { describePrice } from "#app/components/offer-prices.tsx";
import { Section } from "#app/components/section.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { formatMoney, zeroPence } from "#app/core/money.ts";
import { paths } from "#app/core/paths.ts";
import { transportNames, vatNames } from "#app/core/words/menu.ts";
import { absenceExample, absenceRule } from "#app/domain/menu/absence.ts";
import type { MenuOffer } from "#app/domain/menu/menu-offer.server.ts";
import { everyBasis } from "#app/domain/menu/pricing.ts";

type Part = { offer: MenuOffer };

export function PriceSection({ offer }: Part) {
  const { price } = offer;
  const agreed = price && { ...price, basis: price.priceBasis };
  const all = agreed && everyBasis(agreed);
  return (
    <Section title="Price">
      <SummaryList
        rows={[
          {
            term: "Price",
            value: price
              ? describePrice(price)
              : "On request: the provider shows it to people who have signed in",
          },
          all && { term: "Per session", value: <Money pence={all.session} /> },
          all && { term: "Per day of two sessions", value: <Money pence={all.day} /> },
          all && { term: "Per week of ten sessions", value: <Money pence={all.week} /> },
          price && {
            term: "Joining fee",
            value:
              price.joiningFeePence > zeroPence
                ? `${formatMoney(price.joiningFeePence)}, once at the start`
                : "None",
          },
          {
            term: "When a child is absent",
            value: (
              <>
                <p>{absenceRule(offer)}.</p>
                <p className="mt-1 text-soft">For example: {lowerFirst(absenceExample(offer, agreed))}.</p>
              </>
            ),
          },
          { term: "VAT", value: vatOf(offer) },
          { term: "Transport", value: transportNames[offer.transport] },
        ]}
      />
    </Section>
  );
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function vatOf({ vatTreatment, vatRatePercent }: MenuOffer): string {
  return vatTreatment === "standard"
    ? `VAT at ${vatRatePercent}% is added on statements; the prices here are without it`
    : vatNames[vatTreatment];
}

/** What a visitor does next; people who have signed in have it as buttons. */
export function HowToAsk({ offer, isSignedIn }: Part & { isSignedIn: boolean }) {
  const { pathname, search } = useLocation();
  if (isSignedIn) return null;
  return (
    <Section title="How to ask for a place">
      <div className="prose">
        <p>
          Schools, partnerships and officers <TextLink to={paths.signIn(pathname + search)}>sign in</TextLink>{" "}
          to ask {offer.provider}, without naming a child, or to request a placement. If your school has no
          account yet, ask its inclusion lead or the authority for an invitation.
        </p>
        <p>
          Do you provide alternative provision yourself?{" "}
          <TextLink to={paths.register()}>Register as a provider</TextLink>.
        </p>
      </div>
    </Section>
  );
}
