import type { ReactNode } from "react";
import { classes } from "#app/components/classes.ts";
import { controlLook, FieldFrame, useField } from "#app/components/field-frame.tsx";
import { usePortalForm } from "#app/components/portal-form.ts";

type TextAreaProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  rows?: number;
  defaultValue?: string;
};

export function TextArea({ name, label, hint, rows = 5, defaultValue }: TextAreaProps) {
  const { valueFor } = usePortalForm();
  const { error, describedBy } = useField(name, hint);
  return (
    <FieldFrame name={name} label={label} hint={hint} error={error}>
      <textarea
        id={name}
        name={name}
        rows={rows}
        defaultValue={valueFor(name) ?? defaultValue}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy}
        className={classes(controlLook, "max-w-2xl")}
      />
    </FieldFrame>
  );
}
