import { Day } from "#app/components/day.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Section } from "#app/components/section.tsx";
import { StandingTag } from "#app/components/standing-tag.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import type { MenuOffer } from "#app/domain/menu/menu-offer.server.ts";
import {
  attendanceInWords,
  type OfferResults,
  outcomeInWords,
  whatCStandsFor,
  whyResultsAreHeldBack,
  yearsCounted,
} from "#app/domain/reports/offer-results.ts";

export function Assurance({ offer, isSignedIn }: { offer: MenuOffer; isSignedIn: boolean }) {
  const { standing, reportId } = offer;
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
          isSignedIn &&
            reportId !== undefined && {
              term: "Report",
              value: (
                <TextLink to={paths.report(reportId)}>
                  The report behind it<span className="sr-only"> on {offer.provider}</span>
                </TextLink>
              ),
            },
          offer.aboutProvider !== "" && { term: "About the provider", value: offer.aboutProvider },
          offer.changedOn !== undefined && {
            term: "This page last changed",
            value: <Day value={offer.changedOn} />,
          },
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

export function Results({ results, isPublic }: { results: OfferResults | undefined; isPublic: boolean }) {
  if (!results) return null;
  return (
    <Section
      title="Results"
      lead={`Of placements on this offer that ended in the last ${yearsCounted} years.`}
    >
      <SummaryList
        rows={[
          { term: "Test of success", value: outcomeInWords(results) ?? whyResultsAreHeldBack },
          { term: "Attendance", value: attendanceInWords(results) ?? whyResultsAreHeldBack },
        ]}
      />
      <p className="mt-2 text-sm text-soft">
        Placements are made when things are at their worst, and offers take different children: these figures
        do not allow for that. {isPublic && results.outcome?.met === "c" ? whatCStandsFor : null}
      </p>
    </Section>
  );
}
