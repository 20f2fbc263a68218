import { Field } from "#app/components/field.tsx";
import { Radios } from "#app/components/radios.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { phaseNames, phases } from "#app/core/words/organisations.ts";

/** What is asked of a school when it is added. */
export function SchoolFields() {
  return (
    <>
      <Field name="name" label="Name" autoComplete="off" />
      <Field
        name="urn"
        label="URN"
        hint="The unique reference number of the school, six digits"
        width="short"
        inputMode="numeric"
        autoComplete="off"
      />
      <Radios
        name="phase"
        label="Phase"
        options={phases.map((value) => ({ value, text: phaseNames[value] }))}
      />
      <Field name="pupilsOnRoll" label="Pupils on roll" width="tiny" inputMode="numeric" />
      <Field
        name="deprivationCount"
        label="Pupils who count for deprivation"
        hint="How many of those on roll attract the deprivation premium"
        width="tiny"
        inputMode="numeric"
      />
      <TextArea name="address" label="Address" hint="Without the postcode" rows={3} />
      <Field
        name="postcode"
        label="Postcode"
        hint="For the distance to a provider's site"
        width="short"
        autoComplete="off"
      />
      <Field
        name="contactName"
        label="Contact"
        hint="Whom to ask for: a name, or an office of the school"
        width="medium"
        autoComplete="off"
      />
      <Field
        name="contactPhone"
        label="Contact's telephone number"
        type="tel"
        width="medium"
        autoComplete="off"
      />
      <Field
        name="contactEmail"
        label="Contact's email address"
        type="email"
        width="long"
        autoComplete="off"
      />
    </>
  );
}
