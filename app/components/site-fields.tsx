import { Checkbox } from "#app/components/checkbox.tsx";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { Field } from "#app/components/field.tsx";
import { Radios } from "#app/components/radios.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { accessFeatureNames, accessFeatures, siteKindNames, siteKinds } from "#app/core/words/providers.ts";

/** The fields of one site, for adding and for changing it. */
export function SiteFields() {
  return (
    <>
      <Field name="name" label="Name of the site" hint="Such as Workshop, or the street" width="medium" />
      <Radios
        name="kind"
        label="Kind of site"
        options={siteKinds.map((kind) => ({ value: kind, text: siteKindNames[kind] }))}
      />
      <TextArea name="address" label="Address" rows={3} />
      <Field name="postcode" label="Postcode" width="short" autoComplete="postal-code" />
      <Checkbox
        name="addressMasked"
        text="Show the public only the first half of the postcode"
        hint="Schools and the authority always see the address"
      />
      <TextArea
        name="facilities"
        label="What is there"
        hint="Rooms, workshop, kitchen, outdoor space. You may leave this empty"
        rows={3}
      />
      <Checkboxes
        name="accessFeatures"
        label="Access"
        hint="Choose all that are so. You may choose none"
        options={accessFeatures.map((feature) => ({ value: feature, text: accessFeatureNames[feature] }))}
        columns
      />
      <TextArea
        name="accessibility"
        label="More about access"
        hint="What a pupil who needs it should know. You may leave this empty"
        rows={3}
      />
      <DayField name="openedOn" label="First day it was used for pupils" />
      <DayField
        name="closedOn"
        label="Last day, if it is closing"
        hint="Leave this empty while it is in use"
      />
    </>
  );
}
