import { FreeWeek } from "#app/components/free-week.tsx";
import { Section } from "#app/components/section.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { formatDay } from "#app/core/calendar.ts";
import { keyStageNames, needNames, offerKindNames, offerTierNames } from "#app/core/words/menu.ts";
import { accessFeatureNames, siteKindNames } from "#app/core/words/providers.ts";
import { describeLength, describeQualifications, describeYears } from "#app/domain/menu/for-whom.ts";
import { describeMiles } from "#app/domain/menu/in-words.ts";
import type { MenuOffer } from "#app/domain/menu/menu-offer.server.ts";
import { timesOf } from "#app/domain/menu/times.ts";

type Part = { offer: MenuOffer };

export function ForWhom({ offer }: Part) {
  return (
    <Section title="What it is and for whom">
      <p className="prose mb-4 whitespace-pre-line">{offer.description}</p>
      <SummaryList
        rows={[
          { term: "For needs", value: offer.needs.map((need) => needNames[need]).join(", ") },
          { term: "Key stages", value: offer.keyStages.map((stage) => keyStageNames[stage]).join(", ") },
          { term: "Years", value: describeYears(offer.years) },
          {
            term: "Kind",
            value: `${offerKindNames[offer.kind]}, ${offerTierNames[offer.tier].toLowerCase()}`,
          },
          {
            term: "Qualifications",
            value: describeQualifications(offer.qualificationKinds, offer.qualifications),
          },
          { term: "How long", value: describeLength(offer.weeksFrom, offer.weeksTo) },
          { term: "Group", value: offer.groupSize === 1 ? "One to one" : `Up to ${offer.groupSize} pupils` },
        ]}
      />
    </Section>
  );
}

export function TheWeek({ offer }: Part) {
  const free = offer.week.some((half) => half.free > 0);
  return (
    <Section title="What a week looks like" lead={offer.weekDescribed || undefined}>
      <p className="mb-3">{timesOf(offer)}</p>
      <FreeWeek caption="Places free on every week of the coming six" week={offer.week} />
      <p className="mt-2 max-w-md text-sm text-soft">
        Free means free on every week of the coming six.{" "}
        {offer.soonestOn === undefined
          ? "No place is seen in the coming six months."
          : free
            ? `The soonest place is on ${formatDay(offer.soonestOn)}.`
            : `The soonest place is to be had from ${formatDay(offer.soonestOn)}.`}
      </p>
    </Section>
  );
}

export function WhereItIs({
  offer,
  from,
  isSignedIn,
}: Part & { from: string | undefined; isSignedIn: boolean }) {
  const { site } = offer;
  const kind = siteKindNames[site.kind];
  return (
    <Section title="Where it is">
      <SummaryList
        rows={[
          { term: "Site", value: site.name ? `${site.name} (${kind.toLowerCase()})` : kind },
          {
            term: "Address",
            value:
              site.address ??
              `${site.district ? `In ${site.district}. ` : ""}${isSignedIn ? "" : "The address is given to people who have signed in"}`,
          },
          offer.miles !== null &&
            from !== undefined && {
              term: "Distance",
              value: `${describeMiles(offer.miles).replace(/ away$/, "")} from ${from}${site.district ? `, measured to the middle of ${site.district}` : ""}`,
            },
          site.facilities !== "" && { term: "What is there", value: site.facilities },
          {
            term: "Access",
            value:
              site.features.length > 0
                ? site.features.map((feature) => accessFeatureNames[feature]).join(", ")
                : "Nothing stated",
          },
          site.accessibility !== "" && { term: "More about access", value: site.accessibility },
        ]}
      />
    </Section>
  );
}
