import type { ReactNode } from "react";
import { Checkbox } from "#app/components/checkbox.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { Field } from "#app/components/field.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import type { StartCheck } from "#app/core/words/placements.ts";

const agreement = (
  <Checkbox name="accepted" text="We accept the individual agreement as it stands on the placement's page" />
);

/** The small form of each thing that must be there before a start. */
export const startCheckFields: Readonly<Record<StartCheck, ReactNode>> = {
  safeguarding_confirmation: (
    <>
      <Field name="confirmedBy" label="Who confirms this" hint="Name and post" width="long" />
      <Checkbox
        name="confirmed"
        text="Safeguarding checks have been carried out on everybody who will work with this pupil, and the school will be told of changes that may put the pupil at risk, such as changes of staff"
      />
    </>
  ),
  contacts: (
    <>
      <Field name="schoolContact" label="School contact" width="long" />
      <Field name="schoolPhone" label="School contact's telephone" type="tel" width="medium" />
      <Field name="providerLead" label="Provider safeguarding lead" width="long" />
      <Field name="providerPhone" label="Provider safeguarding lead's telephone" type="tel" width="medium" />
      <Checkbox name="sites" text="Every session is at the site of this placement" />
    </>
  ),
  information_pack: (
    <>
      <TextArea name="needs" label="What helps, and what does not" rows={4} />
      <TextArea name="health" label="Health, allergies and medicines" rows={3} />
      <TextArea name="emergencyContacts" label="In an emergency" hint="Who to call, with numbers" rows={3} />
      <TextArea name="mayCollect" label="Who may collect" hint="Or that the pupil travels alone" rows={2} />
      <TextArea name="risks" label="Known risks" rows={3} />
    </>
  ),
  pack_read: (
    <Checkbox name="read" text="Everybody who will work with this pupil has read the information pack" />
  ),
  risk_assessment: (
    <>
      <Field name="assessedBy" label="Who assessed it" width="long" />
      <TextArea name="risks" label="Risks to and from this pupil here" rows={4} />
      <TextArea name="measures" label="What is done about them" rows={4} />
    </>
  ),
  parents_informed: (
    <>
      <DayField name="noticeOn" label="Day the written notice was given" />
      <Checkbox
        name="agreedInWriting"
        text="The parents have agreed in writing"
        hint="Needed when the notice comes later than two school days before the first day"
      />
      <Field name="note" label="Note" hint="How they were told" width="long" />
    </>
  ),
  objectives: (
    <>
      <TextArea name="objectives" label="What it is to achieve" rows={4} />
      <TextArea name="nextStep" label="What comes after" rows={4} />
    </>
  ),
  first_review: (
    <DayField name="plannedOn" label="Day of the first review" hint="Within a half term of the first day" />
  ),
  agreement_commissioner: agreement,
  agreement_provider: agreement,
};
