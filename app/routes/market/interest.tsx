import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Moment } from "#app/components/moment.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { Section } from "#app/components/section.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { allows } from "#app/core/lifecycle.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { interestStatusNames } from "#app/core/words/market.ts";
import { offerKindNames } from "#app/core/words/menu.ts";
import { answerInterest } from "#app/domain/market/answer-interest.server.ts";
import { InterestAnswerForm } from "#app/domain/market/forms.ts";
import { interestLifecycle } from "#app/domain/market/lifecycle.ts";
import { canRunMarket } from "#app/domain/market/policy.ts";
import { findInterest } from "#app/domain/market/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data?.interest.organisation ?? "Interest in providing") },
];

const answers = [
  {
    value: "invite",
    text: "Invite them to register",
    hint: "A letter goes out, with your note and the way to register",
  },
  { value: "register", text: "They have registered", hint: "Nothing is sent" },
  { value: "close", text: "Close it", hint: "Nothing is sent" },
] as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const interest = found(await findInterest(act, idFrom(params, "interestId")));
  const isHere = interest.providerId !== null;
  const open = answers
    .filter(
      ({ value }) => allows(interestLifecycle, value, interest.status) && !(isHere && value === "invite"),
    )
    .map((one) => (isHere && one.value === "register" ? { ...one, text: "It is taken up with them" } : one));
  return { interest, answers: canRunMarket(act.actor) ? open : [] };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const interestId = idFrom(params, "interestId");
  return submit(
    request,
    InterestAnswerForm,
    async (form) => {
      await answerInterest(act, interestId, form);
      return form.verb;
    },
    (verb) => redirect(withNotice(paths.interest(interestId), verb === "invite" ? "invited" : "noted")),
  );
}

export default function Interest() {
  const { interest, answers } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={interest.organisation}
        back={{ to: paths.interests(), text: "Interest in providing" }}
        status={<StatusTag>{interestStatusNames[interest.status]}</StatusTag>}
      />
      <SummaryList
        rows={[
          interest.providerId !== null && {
            term: "Provider",
            value: <TextLink to={paths.provider(interest.providerId)}>On the portal already</TextLink>,
          },
          { term: "Contact", value: interest.contactName },
          { term: "Email", value: interest.email },
          { term: "Telephone", value: interest.phone || "Not given" },
          { term: "Would offer", value: interest.kinds.map((kind) => offerKindNames[kind]).join(", ") },
          { term: "Where", value: interest.area || "Not given" },
          { term: "Answers", value: interest.gap ?? "No gap in particular" },
          { term: "Says", value: interest.message || "Nothing more" },
          { term: "Registered", value: <Moment value={interest.registeredAt} /> },
          interest.note !== "" && { term: "Note", value: interest.note },
        ]}
      />
      {answers.length > 0 ? (
        <Section title="What follows">
          <PortalForm reply={reply}>
            <Radios name="verb" label="What do you do about it?" options={answers} />
            <TextArea
              name="note"
              label="Note"
              hint={
                interest.providerId === null
                  ? "It is part of the letter when you invite them to register"
                  : undefined
              }
              rows={3}
            />
            <Button>Save</Button>
          </PortalForm>
        </Section>
      ) : null}
    </>
  );
}
