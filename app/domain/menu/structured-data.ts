/** What search engines read of an offer, in the words of schema.org. */
import { formatMoney, type Pence } from "#app/core/money.ts";
import { type Need, needNames, type OfferKind, offerKindNames } from "#app/core/words/menu.ts";
import { describeYears } from "#app/domain/menu/for-whom.ts";

type Described = {
  readonly title: string;
  readonly summary: string;
  readonly provider: string;
  readonly kind: OfferKind;
  readonly needs: readonly Need[];
  readonly years: readonly number[];
  readonly pricePerSessionPence: Pence | undefined;
};
type Where = { readonly address: string; readonly authority: string; readonly images: readonly string[] };

/** A pupil of year 1 is five when it begins and six when it ends. */
const ageAtStart = 4;
const ageAtEnd = 5;

export function offerAsData(offer: Described, { address, authority, images }: Where) {
  const { title, summary, years, pricePerSessionPence } = offer;
  return {
    "@context": "https://schema.org",
    "@type": "Service",
    "@id": address,
    url: address,
    name: title,
    description: summary,
    serviceType: `${offerKindNames[offer.kind]} alternative provision`,
    provider: { "@type": "Organization", name: offer.provider },
    areaServed: { "@type": "AdministrativeArea", name: authority },
    audience: {
      "@type": "PeopleAudience",
      audienceType: `Pupils in ${describeYears(years).toLowerCase()}: ${offer.needs.map((need) => needNames[need]).join(", ")}`,
      suggestedMinAge: Math.min(...years) + ageAtStart,
      suggestedMaxAge: Math.max(...years) + ageAtEnd,
    },
    ...(images.length > 0 ? { image: [...images] } : {}),
    ...(pricePerSessionPence === undefined
      ? {}
      : {
          offers: {
            "@type": "Offer",
            url: address,
            priceCurrency: "GBP",
            price: plainPounds(pricePerSessionPence),
            priceSpecification: {
              "@type": "UnitPriceSpecification",
              price: plainPounds(pricePerSessionPence),
              priceCurrency: "GBP",
              unitText: "session of half a school day",
              valueAddedTaxIncluded: false,
            },
          },
        }),
  };
}

const plainPounds = (amount: Pence): string => formatMoney(amount).replace(/[£,]/g, "");
