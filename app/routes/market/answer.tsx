import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Day } from "#app/components/day.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { paths } from "#app/core/paths.ts";
import { invitationAnswerNames, invitationAnswers } from "#app/core/words/market.ts";
import { answerInvitation, findInvitation } from "#app/domain/market/answer-invitation.server.ts";
import { InvitationAnswerForm } from "#app/domain/market/forms.ts";
import { found } from "#app/platform/found.ts";
import { actOf } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Your invitation") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await actOf(request);
  return { invitation: found(await findInvitation(act, params.token ?? "")) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await actOf(request);
  const token = params.token ?? "";
  return submit(
    request,
    InvitationAnswerForm,
    (form) => answerInvitation(act, token, form),
    () => redirect(paths.marketAnswer(token)),
  );
}

export default function Answer() {
  const { invitation } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { event, answer, people, message, isOpen, isCancelled } = invitation;
  return (
    <>
      <PageHeader title={event.title} caption={`Invitation of ${invitation.organisation}`} />
      {isCancelled ? (
        <Notice tone="warning" title="This event is cancelled">
          {event.cancelledReason}
        </Notice>
      ) : answer ? (
        <Notice tone="success" title={`Your answer: ${invitationAnswerNames[answer].toLowerCase()}`}>
          {isOpen ? "You can say otherwise below." : "The day to answer by is past."}
        </Notice>
      ) : null}
      <SummaryList
        rows={[
          {
            term: "When",
            value: (
              <>
                <Day value={event.heldOn} />, {event.startsAt.slice(0, 5)} to {event.endsAt.slice(0, 5)}
              </>
            ),
          },
          { term: "Where", value: event.place },
          event.description !== "" && { term: "About", value: event.description },
          { term: "Answer by", value: <Day value={event.answerBy} /> },
        ]}
      />
      {isOpen ? (
        <PortalForm
          reply={reply}
          defaults={{ answer: answer ?? "", people: people ? String(people) : "", message }}
        >
          <Radios
            name="answer"
            label="Are you coming?"
            options={invitationAnswers.map((word) => ({ value: word, text: invitationAnswerNames[word] }))}
          />
          <Field name="people" label="How many of you (if you come)" width="tiny" inputMode="numeric" />
          <TextArea name="message" label="Message (if you like)" rows={3} />
          <Button>Send the answer</Button>
        </PortalForm>
      ) : null}
    </>
  );
}
