import { Checkbox } from "#app/components/checkbox.tsx";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { Field } from "#app/components/field.tsx";
import { Radios } from "#app/components/radios.tsx";
import { needNames, needs } from "#app/core/words/menu.ts";
import { senProvisionNames, senProvisions } from "#app/core/words/pupils.ts";

/** What is asked of a pupil, when adding and when changing. */
export function PupilFields() {
  return (
    <>
      <Field name="givenName" label="First name" width="medium" autoComplete="off" />
      <Field name="familyName" label="Family name" width="medium" autoComplete="off" />
      <DayField name="bornOn" label="Date of birth" />
      <Field
        name="yearGroup"
        label="Year group"
        hint="The national curriculum year, 1 to 13"
        width="tiny"
        inputMode="numeric"
      />
      <Field
        name="upn"
        label="Unique pupil number"
        hint="A letter, then twelve digits. Leave it empty if you do not have it"
        width="medium"
        autoComplete="off"
      />
      <Field
        name="homePostcode"
        label="Home postcode"
        hint="For the distance to a site"
        width="short"
        autoComplete="off"
      />
      <Radios
        name="senProvision"
        label="Special educational needs"
        options={senProvisions.map((value) => ({ value, text: senProvisionNames[value] }))}
      />
      <Checkboxes
        name="needs"
        label="Needs"
        hint="Those that matter for choosing provision"
        options={needs.map((value) => ({ value, text: needNames[value] }))}
        columns
      />
      <Checkbox name="lookedAfter" text="Looked after by the local authority" />
    </>
  );
}
