import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { MoneyField } from "#app/components/money-field.tsx";
import { OfferPrices } from "#app/components/offer-prices.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { Section } from "#app/components/section.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { londonDay } from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { PriceForm } from "#app/domain/menu/forms.ts";
import { canManageOffer } from "#app/domain/menu/policy.ts";
import { findOffer } from "#app/domain/menu/queries.server.ts";
import { setPrice } from "#app/domain/menu/set-price.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Price of the offer") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const offer = found(await findOffer(act, idFrom(params, "offerId")));
  if (!canManageOffer(act.actor, offer)) throw new Response("Not allowed", { status: 403 });
  return { offer, today: londonDay(act.now) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "offerId");
  return submit(
    request,
    PriceForm,
    (form) => setPrice(act, id, form),
    () => redirect(withNotice(paths.offer(id), "saved")),
  );
}

export default function Price() {
  const { offer, today } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Price of the offer"
        caption={offer.title}
        lead="Net of VAT and without transport. A placement keeps the price that was agreed."
        back={{ to: paths.offer(offer.id), text: "Offer" }}
      />
      <PortalForm reply={reply} defaults={{ startsOn: today, basis: "session" }}>
        <DayField name="startsOn" label="From" hint="The first day on which this price holds" />
        <MoneyField name="price" label="Price" />
        <Radios
          name="basis"
          label="What the price is for"
          options={[
            { value: "session", text: "One session", hint: "Half a school day" },
            { value: "day", text: "A day", hint: "2 sessions" },
            { value: "week", text: "A week", hint: "10 sessions" },
            { value: "programme", text: "A whole programme" },
          ]}
        />
        <Field
          name="programmeSessions"
          label="Sessions in the programme"
          hint="Only for the price of a whole programme"
          width="tiny"
          inputMode="numeric"
        />
        <MoneyField
          name="joiningFee"
          label="Joining fee"
          hint="Charged once, at the start. Leave empty for none"
        />
        <ButtonGroup>
          <Button>Save price</Button>
          <TextLink to={paths.offer(offer.id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
      {offer.prices.length > 0 ? (
        <Section title="Prices so far">
          <OfferPrices prices={offer.prices} today={today} />
        </Section>
      ) : null}
    </>
  );
}
