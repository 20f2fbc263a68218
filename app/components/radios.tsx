import type { ReactNode } from "react";
import { Choice } from "#app/components/choice.tsx";
import { classes } from "#app/components/classes.ts";
import { FieldGroup } from "#app/components/field-frame.tsx";
import { usePortalForm } from "#app/components/portal-form.ts";

type RadiosProps = {
  name: string;
  label: ReactNode;
  options: readonly { value: string; text: ReactNode; hint?: ReactNode }[];
  hint?: ReactNode;
  inline?: boolean;
  defaultValue?: string;
};

export function Radios({ name, label, options, hint, inline, defaultValue }: RadiosProps) {
  const { valueFor, errorFor } = usePortalForm();
  const chosen = valueFor(name) ?? defaultValue;
  return (
    <FieldGroup name={name} label={label} hint={hint} error={errorFor(name)}>
      <div className={classes(inline && "flex flex-wrap gap-x-8")}>
        {options.map((option, index) => (
          <Choice
            {...option}
            key={option.value}
            type="radio"
            name={name}
            id={index === 0 ? name : `${name}-${option.value}`}
            checked={chosen === option.value}
          />
        ))}
      </div>
    </FieldGroup>
  );
}
