import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { Checkbox } from "#app/components/checkbox.tsx";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { PatternField } from "#app/components/pattern-field.tsx";
import { Radios } from "#app/components/radios.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { addDays, londonDay } from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { keyStageNames, keyStages, needNames, needs } from "#app/core/words/menu.ts";
import { EnquiryForm, mostOffers } from "#app/domain/menu/enquiries/forms.ts";
import { canEnquire } from "#app/domain/menu/enquiries/policy.ts";
import { listAskable } from "#app/domain/menu/enquiries/queries.server.ts";
import { sendEnquiry } from "#app/domain/menu/enquiries/send-enquiry.server.ts";
import { allowed, isId } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Make an enquiry") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canEnquire(act.actor), "A school's lead or the authority's commissioning officer enquires");
  const asked = new URL(request.url).searchParams.getAll("offer").filter(isId).slice(0, mostOffers);
  const chosen = await listAskable(act, [...new Set(asked)]);
  const offers = chosen.filter(({ commissionable }) => commissionable);
  const others = chosen.filter(({ commissionable }) => !commissionable);
  return { id: crypto.randomUUID(), offers, others, answerBy: addDays(londonDay(act.now), 7) };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    EnquiryForm,
    (form) => sendEnquiry(act, form),
    ({ enquiryId }) => redirect(withNotice(paths.enquiry(enquiryId), "enquired")),
  );
}

export default function NewEnquiry() {
  const { id, offers, others, answerBy } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = { to: paths.menu(), text: "Menu" };
  if (offers.length === 0)
    return (
      <>
        <PageHeader title="Make an enquiry" back={back} />
        <NotAsked offers={others} />
        <EmptyState
          title="Choose offers first"
          action={<ButtonLink to={paths.menu()}>Find provision</ButtonLink>}
        >
          Compare up to four offers on the menu, or open one, and enquire from there.
        </EmptyState>
      </>
    );
  return (
    <>
      <PageHeader
        title="Make an enquiry"
        lead="Describe what is needed without naming the child. The providers do not see which school asks until you make a request."
        back={back}
      />
      <NotAsked offers={others} />
      <PortalForm reply={reply} defaults={{ offers: offers.map((offer) => offer.id), answerBy }}>
        <Hidden name="id" value={id} />
        <Checkboxes
          name="offers"
          label="Whom to ask"
          options={offers.map((offer) => ({ value: offer.id, text: `${offer.title}, ${offer.provider}` }))}
        />
        <Radios
          name="keyStage"
          label="Key stage"
          options={keyStages.map((stage) => ({ value: stage, text: keyStageNames[stage] }))}
        />
        <Checkboxes
          name="needs"
          label="Needs"
          columns
          options={needs.map((need) => ({ value: need, text: needNames[need] }))}
        />
        <TextArea
          name="description"
          label="What is needed"
          hint="No names, initials, dates of birth or pupil numbers: what helps, what does not, and what you hope for"
          rows={6}
        />
        <Checkbox
          name="namesNobody"
          text="This names nobody"
          hint="Tick it when the portal asks because it takes a word for a name"
        />
        <PatternField name="pattern" label="Half days (if it matters)" />
        <DayField name="startsFrom" label="From which day (if it matters)" />
        <Field name="weeks" label="For how many weeks (if you know)" width="tiny" inputMode="numeric" />
        <Field
          name="area"
          label="Where the pupil lives: first half of the postcode (if it matters)"
          width="short"
          autoComplete="off"
        />
        <DayField name="answerBy" label="Answers by" />
        <ButtonGroup>
          <Button>Send the enquiry</Button>
          <TextLink to={paths.menu()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}

function NotAsked({ offers }: { offers: readonly { id: string; title: string; provider: string }[] }) {
  if (offers.length === 0) return null;
  return (
    <Notice tone="warning" title="Not asked">
      {offers.map(({ id, title, provider }) => (
        <p key={id}>
          {title}, {provider}: this provider cannot be commissioned today.
        </p>
      ))}
    </Notice>
  );
}
