import { Checkboxes } from "#app/components/checkboxes.tsx";
import { Field } from "#app/components/field.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { keyStageNames, keyStages, needNames, needs } from "#app/core/words/menu.ts";

/** What the area lacks, as it is asked for. */
export function GapFields() {
  return (
    <>
      <Field
        name="title"
        label="Title"
        hint="Such as: Morning places for anxious pupils"
        autoComplete="off"
      />
      <TextArea
        name="description"
        label="What is missing"
        hint="For whom, how often, and why what there is does not do"
        rows={5}
      />
      <Checkboxes
        name="needs"
        label="Needs"
        columns
        options={needs.map((need) => ({ value: need, text: needNames[need] }))}
      />
      <Checkboxes
        name="keyStages"
        label="Key stages"
        options={keyStages.map((stage) => ({ value: stage, text: keyStageNames[stage] }))}
      />
      <Field name="area" label="Where (if it matters)" width="medium" autoComplete="off" />
      <Field name="places" label="Full-time places looked for" width="tiny" inputMode="numeric" />
    </>
  );
}
