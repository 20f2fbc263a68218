import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { Checkbox } from "#app/components/checkbox.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { EnquiryFacts } from "#app/components/enquiry-facts.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { MoneyField } from "#app/components/money-field.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { Section } from "#app/components/section.tsx";
import { Select } from "#app/components/select.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { allows } from "#app/core/lifecycle.ts";
import { formatMoney } from "#app/core/money.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import {
  enquiryAnswerNames,
  enquiryAnswers,
  priceBases,
  priceBasisNames,
  refusalReasonNames,
  refusalReasons,
} from "#app/core/words/menu.ts";
import { answerEnquiry } from "#app/domain/menu/enquiries/answer-enquiry.server.ts";
import { EnquiryAnswerForm } from "#app/domain/menu/enquiries/forms.ts";
import { enquiryLifecycle } from "#app/domain/menu/enquiries/lifecycle.ts";
import { noteOpened } from "#app/domain/menu/enquiries/note-opened.server.ts";
import { canAnswerEnquiry } from "#app/domain/menu/enquiries/policy.ts";
import { findAsked } from "#app/domain/menu/enquiries/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data ? `Enquiry ${data.asked.enquiry.reference}` : "Enquiry") },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const asked = found(await findAsked(act, idFrom(params, "askedId")));
  await noteOpened(act, asked);
  const isOpen = allows(enquiryLifecycle, "answer", asked.enquiry.status) && asked.draftId === null;
  return { asked, isOpen, mayAnswer: isOpen && canAnswerEnquiry(act.actor, asked) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const askedId = idFrom(params, "askedId");
  return submit(
    request,
    EnquiryAnswerForm,
    (form) => answerEnquiry(act, askedId, form),
    () => redirect(withNotice(paths.asked(askedId), "answered")),
  );
}

export default function Asked() {
  const { asked, isOpen, mayAnswer } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={`Enquiry ${asked.enquiry.reference}`}
        back={{ to: paths.enquiries(), text: "Enquiries" }}
        lead="It names nobody. You learn who asks, and about whom, when a request is made to you."
      />
      {asked.answer ? (
        <Notice tone="success" title={`Your answer: ${enquiryAnswerNames[asked.answer].toLowerCase()}`}>
          {isOpen ? "You can say otherwise below." : "It can no longer be changed."}
        </Notice>
      ) : isOpen ? null : (
        <Notice title="This enquiry is closed">It needs no answer any more.</Notice>
      )}
      <EnquiryFacts enquiry={asked.enquiry} offer={asked.offer} />
      {mayAnswer ? (
        <Section title="Your answer">
          <PortalForm reply={reply} defaults={defaultsOf(asked)}>
            <Radios
              name="answer"
              label="Could you help?"
              options={enquiryAnswers.map((word) => ({ value: word, text: enquiryAnswerNames[word] }))}
            />
            <MoneyField name="price" label="If you are interested: your price" />
            <Select
              name="priceBasis"
              label="What the price is for"
              empty="Choose"
              options={priceBases.map((word) => ({ value: word, text: priceBasisNames[word] }))}
            />
            <DayField name="startsOn" label="A place from" />
            <Select
              name="reason"
              label="If you are not: why"
              empty="Choose"
              options={refusalReasons.map((word) => ({ value: word, text: refusalReasonNames[word] }))}
            />
            <TextArea name="message" label="Message (if you like)" hint="Name no child" rows={4} />
            <Checkbox
              name="namesNobody"
              text="This names nobody"
              hint="Tick it when the portal asks because it takes a word for a name"
            />
            <ButtonGroup>
              <Button>Send the answer</Button>
            </ButtonGroup>
          </PortalForm>
        </Section>
      ) : null}
    </>
  );
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>["asked"];

function defaultsOf({ answer, pricePence, priceBasis, startsOn, reason, message }: Shown) {
  return {
    answer: answer ?? "",
    price: pricePence === null ? "" : formatMoney(pricePence).replace(/[£,]/g, ""),
    priceBasis: priceBasis ?? "",
    startsOn: startsOn ?? "",
    reason: reason ?? "",
    message,
  };
}
