import { Checkbox } from "#app/components/checkbox.tsx";
import { Field } from "#app/components/field.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";

/** What a kept search looks for, its name and whether it writes. */
export function SavedSearchFields({ looksFor }: { looksFor: readonly string[] }) {
  return (
    <>
      <SummaryList rows={[{ term: "Looks for", value: looksFor.join(", ") || "Everything" }]} />
      <Field name="name" label="Name" width="medium" autoComplete="off" />
      <Checkbox
        name="alerts"
        text="Write to me when something new fits"
        hint="Once a day at most; each letter says how to stop"
      />
    </>
  );
}
