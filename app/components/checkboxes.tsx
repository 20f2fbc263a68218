import type { ReactNode } from "react";
import { Choice } from "#app/components/choice.tsx";
import { classes } from "#app/components/classes.ts";
import { FieldGroup } from "#app/components/field-frame.tsx";
import { usePortalForm } from "#app/components/portal-form.ts";

type CheckboxesProps = {
  name: string;
  label: ReactNode;
  options: readonly { value: string; text: ReactNode; hint?: ReactNode }[];
  hint?: ReactNode;
  columns?: boolean;
  defaultValues?: readonly string[];
};

/** Any number of choices, all sent under one name. */
export function Checkboxes({ name, label, options, hint, columns, defaultValues }: CheckboxesProps) {
  const { valuesFor, errorFor } = usePortalForm();
  const chosen = valuesFor(name, defaultValues);
  return (
    <FieldGroup name={name} label={label} hint={hint} error={errorFor(name)}>
      <div className={classes(columns && "grid max-w-2xl gap-x-6 sm:grid-cols-2")}>
        {options.map((option, index) => (
          <Choice
            {...option}
            key={option.value}
            type="checkbox"
            name={name}
            id={index === 0 ? name : `${name}-${option.value}`}
            checked={chosen.includes(option.value)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}
