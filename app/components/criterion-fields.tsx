import { Checkboxes } from "#app/components/checkboxes.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { Select } from "#app/components/select.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { type ProviderKind, providerKindNames } from "#app/core/words/providers.ts";

type CriterionFieldsProps = {
  id: string;
  others: readonly { id: string; text: string }[];
  providerKinds: readonly ProviderKind[];
  evidenceNames: Readonly<Record<string, string>>;
};

/** A criterion of a draft: its words, where it stands, whom it is asked of, and what shows it. */
export function CriterionFields({ id, others, providerKinds, evidenceNames }: CriterionFieldsProps) {
  return (
    <>
      <Hidden name="id" value={id} />
      <TextArea name="text" label="Criterion" hint="What can be seen, heard or read on a visit" rows={2} />
      <Select
        name="after"
        label="Where it stands"
        options={[
          { value: "", text: "First" },
          ...others.map((other) => ({ value: other.id, text: `After “${other.text}”` })),
        ]}
        width="full"
      />
      {providerKinds.length > 1 ? (
        <Checkboxes
          name="providerKinds"
          label="Asked only of"
          hint="Leave all unticked to ask it of every kind that the framework is for"
          columns
          options={providerKinds.map((kind) => ({ value: kind, text: providerKindNames[kind] }))}
        />
      ) : null}
      <Checkboxes
        name="evidenceKinds"
        label="Evidence that shows it"
        columns
        options={Object.entries(evidenceNames).map(([key, name]) => ({ value: key, text: name }))}
      />
    </>
  );
}
