import type { ReactNode } from "react";
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
  qualificationKindNames,
  qualificationKinds,
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
        <Checkboxes
          name="qualificationKinds"
          label="Qualifications"
          columns
          options={options(qualificationKinds, qualificationKindNames)}
        />
        <Field
          name="qualifications"
          label="Their names"
          hint="Such as Level 1 Award in Motor Vehicle Studies. Leave empty if there are none"
          width="long"
        />
        <Field name="groupSize" label="Pupils in a group, at most" width="tiny" inputMode="numeric" />
      </Section>
      <Section title="For whom">
        <Checkboxes name="needs" label="Needs" columns options={options(needs, needNames)} />
        <Checkboxes name="keyStages" label="Key stages" options={options(keyStages, keyStageNames)} />
        <p className="mt-5 font-semibold">Only some of their years</p>
        <p className="text-sm text-soft">Leave both empty when every year of the key stages may come.</p>
        <Pair>
          <Field name="yearFrom" label="First year" width="tiny" inputMode="numeric" />
          <Field name="yearTo" label="Last year" width="tiny" inputMode="numeric" />
        </Pair>
      </Section>
      <Section title="Where and when">
        <Select
          name="siteId"
          label="Site"
          empty="Choose a site"
          options={sites.map((site) => ({ value: site.id, text: `${site.name}, ${site.postcode}` }))}
        />
        <Pair>
          <Field name="amStarts" label="Morning starts" type="time" width="short" />
          <Field name="amEnds" label="Morning ends" type="time" width="short" />
          <Field name="pmStarts" label="Afternoon starts" type="time" width="short" />
          <Field name="pmEnds" label="Afternoon ends" type="time" width="short" />
        </Pair>
        <TextArea
          name="weekDescribed"
          label="What a week looks like"
          hint="Such as when pupils arrive, what they do on which day, where they eat"
          rows={4}
        />
        <p className="mt-5 font-semibold">How long a place usually lasts</p>
        <p className="text-sm text-soft">Leave empty what has no limit.</p>
        <Pair>
          <Field name="weeksFrom" label="Weeks at least" width="tiny" inputMode="numeric" />
          <Field name="weeksTo" label="Weeks at most" width="tiny" inputMode="numeric" />
        </Pair>
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

/** Two fields beside each other where there is room. */
function Pair({ children }: { children: ReactNode }) {
  return <div className="mt-5 grid max-w-md gap-x-6 gap-y-5 *:mt-0! sm:grid-cols-2">{children}</div>;
}

function options<Word extends string>(words: readonly Word[], names: Readonly<Record<Word, string>>) {
  return words.map((word) => ({ value: word, text: names[word] }));
}
