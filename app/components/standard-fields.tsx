import { Checkbox } from "#app/components/checkbox.tsx";
import { Field } from "#app/components/field.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { Select } from "#app/components/select.tsx";
import { TextArea } from "#app/components/text-area.tsx";

/** A standard of a draft: its words, its section, and whether approval hangs on it. */
export function StandardFields({ id, sections }: { id: string; sections: readonly string[] }) {
  return (
    <>
      <Hidden name="id" value={id} />
      <TextArea name="text" label="Standard" hint="One sentence, true of a good provider" rows={2} />
      <Select
        name="section"
        label="Section"
        options={sections.map((section) => ({ value: section, text: section }))}
        empty="Choose a section"
        width="full"
      />
      <Field name="newSection" label="Or a new section" hint="It comes last" width="full" />
      <Checkbox
        name="critical"
        text="Critical"
        hint="If one of its criteria is not met, the provider cannot be approved"
      />
    </>
  );
}
