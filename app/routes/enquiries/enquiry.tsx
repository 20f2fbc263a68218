import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Day } from "#app/components/day.tsx";
import { EnquiryFacts } from "#app/components/enquiry-facts.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Money } from "#app/components/money.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { daysBetween, londonDay } from "#app/core/calendar.ts";
import { allows } from "#app/core/lifecycle.ts";
import { paths } from "#app/core/paths.ts";
import { enquiryAnswerNames, priceBasisNames, refusalReasonNames } from "#app/core/words/menu.ts";
import { enquiryLifecycle } from "#app/domain/menu/enquiries/lifecycle.ts";
import { canCloseEnquiry } from "#app/domain/menu/enquiries/policy.ts";
import { findEnquiry } from "#app/domain/menu/enquiries/queries.server.ts";
import { canRequest } from "#app/domain/placements/policy.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data ? `Enquiry ${data.enquiry.reference}` : "Enquiry") },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const enquiry = found(await findEnquiry(act, idFrom(params, "enquiryId")));
  const isOpen = allows(enquiryLifecycle, "close", enquiry.status);
  return {
    enquiry,
    waited: daysBetween(londonDay(enquiry.askedAt), londonDay(act.now)),
    mayClose: isOpen && canCloseEnquiry(act.actor, enquiry),
    mayRequest: enquiry.isOwn && canRequest(act.actor),
  };
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;
type Answer = Shown["enquiry"]["answers"][number];

export default function Enquiry() {
  const { enquiry, waited, mayClose, mayRequest } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={`Enquiry ${enquiry.reference}`}
        caption={enquiry.askerName}
        back={{ to: paths.enquiries(), text: "Enquiries" }}
        status={enquiry.status === "closed" ? <StatusTag>Closed</StatusTag> : undefined}
        actions={
          mayClose ? (
            <ButtonLink kind="secondary" to={paths.enquiryClosing(enquiry.id)}>
              Close the enquiry
            </ButtonLink>
          ) : undefined
        }
      />
      <Section title="Answers">
        <Table
          caption="Answers"
          captionHidden
          rows={enquiry.answers}
          keyOf={({ id }) => id}
          columns={[
            {
              head: "Offer",
              cell: ({ offerId, offer, provider }) => (
                <>
                  <TextLink to={paths.menuOffer(offerId)}>{offer}</TextLink>, {provider}
                </>
              ),
            },
            { head: "Answer", cell: (answer) => <AnswerGiven answer={answer} waited={waited} /> },
            {
              head: "Price",
              cell: ({ pricePence, priceBasis }) =>
                pricePence === null || priceBasis === null ? (
                  "–"
                ) : (
                  <>
                    <Money pence={pricePence} /> {priceBasisNames[priceBasis]}
                  </>
                ),
            },
            { head: "From", cell: ({ startsOn }) => (startsOn ? <Day value={startsOn} /> : "–") },
            { head: "Message", cell: ({ message }) => message || "–" },
            {
              head: "Request",
              cell: ({ id, answer, draftId, offer }) =>
                draftId && mayRequest ? (
                  <TextLink to={paths.request(draftId, "pupil")}>
                    Go on<span className="sr-only"> with the request for {offer}</span>
                  </TextLink>
                ) : draftId ? (
                  "Begun"
                ) : mayRequest && answer === "interested" ? (
                  <TextLink to={paths.askedRequest(id)}>
                    Make a request<span className="sr-only"> for {offer}</span>
                  </TextLink>
                ) : (
                  "–"
                ),
            },
          ]}
        />
      </Section>
      <Section title="What was asked">
        <EnquiryFacts enquiry={enquiry} />
      </Section>
    </>
  );
}

function AnswerGiven({ answer: { answer, reason, openedAt }, waited }: { answer: Answer; waited: number }) {
  if (answer === "interested") return <StatusTag tone="good">{enquiryAnswerNames.interested}</StatusTag>;
  if (answer) return `${enquiryAnswerNames.not_interested}: ${reason ? refusalReasonNames[reason] : ""}`;
  const since = waited === 0 ? "since today" : `for ${waited} ${waited === 1 ? "day" : "days"}`;
  return `No answer ${since}, ${openedAt ? "opened" : "not opened"}`;
}
