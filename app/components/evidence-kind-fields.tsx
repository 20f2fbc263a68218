import { Checkbox } from "#app/components/checkbox.tsx";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { Field } from "#app/components/field.tsx";
import { Radios } from "#app/components/radios.tsx";
import { Select } from "#app/components/select.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import {
  evidenceScopeNames,
  evidenceScopes,
  expiryRuleNames,
  expiryRules,
  postNames,
  posts,
  practiceNames,
  practices,
  providerKindNames,
  providerKinds,
  siteKindNames,
  siteKinds,
} from "#app/core/words/providers.ts";

function options<Word extends string>(words: readonly Word[], names: Readonly<Record<Word, string>>) {
  return words.map((value) => ({ value, text: names[value] }));
}

/** The fields of a kind of evidence, for asking for a new one and for amending one. */
export function EvidenceKindFields() {
  return (
    <>
      <Field name="name" label="Name" />
      <TextArea name="hint" label="What is asked for" hint="Providers read this beside the name" rows={3} />
      <Checkboxes
        name="providerKinds"
        label="Asked of"
        options={options(providerKinds, providerKindNames)}
        columns
      />
      <Select
        name="practice"
        label="Only of who does this"
        empty="Everyone of these kinds"
        options={options(practices, practiceNames)}
        width="full"
      />
      <Radios
        name="scope"
        label="How often one is needed"
        options={options(evidenceScopes, evidenceScopeNames)}
      />
      <Checkboxes
        name="siteKinds"
        label="Kinds of site"
        hint="Where one is needed for each site. None chosen means every kind"
        options={options(siteKinds, siteKindNames)}
        columns
      />
      <Checkboxes
        name="posts"
        label="Responsibilities"
        hint="Where one is needed for each person in charge. None chosen means everybody"
        options={options(posts, postNames)}
        columns
      />
      <Radios name="expiryRule" label="How long it holds" options={options(expiryRules, expiryRuleNames)} />
      <Field
        name="validMonths"
        label="Months"
        hint="Where it holds for a number of months"
        inputMode="numeric"
        width="tiny"
      />
      <Checkbox
        name="confirmationOnly"
        text="Confirmed in words, with how many it covers, and never uploaded"
      />
      <Checkbox
        name="critical"
        text="Critical: a provider without it can be neither listed nor commissioned"
        hint="What becomes critical begins on a day to come, so that providers can prepare"
      />
      <DayField
        name="appliesFrom"
        label="Asked from"
        hint="Until that day it is asked of nobody; providers see it under what is asked soon"
      />
    </>
  );
}
