import type { ReactNode } from "react";
import { classes } from "#app/components/classes.ts";
import { type FieldWidth, fieldWidths } from "#app/components/field.tsx";
import { controlLook, FieldFrame, useField } from "#app/components/field-frame.tsx";
import { usePortalForm } from "#app/components/portal-form.ts";

export type Option = { value: string; text: string };

type SelectProps = {
  name: string;
  label: ReactNode;
  options: readonly Option[];
  hint?: ReactNode;
  /** The words of the empty first choice; left out, the first option is chosen. */
  empty?: string;
  width?: FieldWidth;
  defaultValue?: string;
};

export function Select({ name, label, options, hint, empty, width = "medium", defaultValue }: SelectProps) {
  const { valueFor } = usePortalForm();
  const { error, describedBy } = useField(name, hint);
  return (
    <FieldFrame name={name} label={label} hint={hint} error={error}>
      <select
        id={name}
        name={name}
        defaultValue={valueFor(name) ?? defaultValue}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy}
        className={classes(controlLook, fieldWidths[width])}
      >
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
