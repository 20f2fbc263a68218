import { Checkbox } from "#app/components/checkbox.tsx";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { Field } from "#app/components/field.tsx";
import { Radios } from "#app/components/radios.tsx";
import { Section } from "#app/components/section.tsx";
import { Select } from "#app/components/select.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import {
  chargedNames,
  chargedWords,
  keyStageNames,
  keyStages,
  needNames,
  needs,
  offerKindNames,
  offerKinds,
  offerTierNames,
  offerTiers,
  transportNames,
  transportWords,
  vatNames,
  vatTreatments,
} from "#app/core/words/menu.ts";

type Site = { id: string; name: string; postcode: string };

/** Everything an offer says but its price and places: asked when it is drafted and when it is changed. */
export function OfferFields({ sites }: { sites: readonly Site[] }) {
  return (
    <>
      <Section title="What it is">
        <Field name="title" label="Title" hint="As it stands on the menu" width="long" />
        <TextArea name="summary" label="Summary" hint="One or two sentences for the menu" rows={2} />
        <TextArea name="description" label="What a pupil does there" rows={6} />
        <Select
          name="kind"
          label="Kind"
          empty="Choose a kind"
          options={options(offerKinds, offerKindNames)}
        />
        <Radios name="tier" label="Tier" options={options(offerTiers, offerTierNames)} />
        <Field
          name="qualifications"
          label="Qualifications"
          hint="Leave empty if there are none"
          width="long"
        />
        <Field name="groupSize" label="Pupils in a group, at most" width="tiny" inputMode="numeric" />
      </Section>
      <Section title="For whom">
        <Checkboxes name="needs" label="Needs" columns options={options(needs, needNames)} />
        <Checkboxes name="keyStages" label="Key stages" options={options(keyStages, keyStageNames)} />
      </Section>
      <Section title="Where and when">
        <Select
          name="siteId"
          label="Site"
          empty="Choose a site"
          options={sites.map((site) => ({ value: site.id, text: `${site.name}, ${site.postcode}` }))}
        />
        <div className="mt-5 grid max-w-md gap-x-6 gap-y-5 *:mt-0! sm:grid-cols-2">
          <Field name="amStarts" label="Morning starts" type="time" width="short" />
          <Field name="amEnds" label="Morning ends" type="time" width="short" />
          <Field name="pmStarts" label="Afternoon starts" type="time" width="short" />
          <Field name="pmEnds" label="Afternoon ends" type="time" width="short" />
        </div>
        <Radios name="transport" label="Transport" options={options(transportWords, transportNames)} />
      </Section>
      <Section title="Charging">
        <Radios
          name="charged"
          label="Which sessions are charged"
          options={options(chargedWords, chargedNames)}
        />
        <Field
          name="noticeDays"
          label="School days of notice"
          hint="Only where an absence notified ahead is not charged"
          width="tiny"
          inputMode="numeric"
        />
        <Radios name="vatTreatment" label="VAT" options={options(vatTreatments, vatNames)} />
        <Field
          name="vatRatePercent"
          label="Rate of VAT"
          hint="Only where VAT is added"
          suffix="%"
          width="tiny"
          inputMode="numeric"
        />
        <Checkbox
          name="priceIsPrivate"
          text="Show the price only to people who have signed in"
          hint="Visitors of the public menu then see everything but the price"
        />
      </Section>
    </>
  );
}

function options<Word extends string>(words: readonly Word[], names: Readonly<Record<Word, string>>) {
  return words.map((word) => ({ value: word, text: names[word] }));
}
