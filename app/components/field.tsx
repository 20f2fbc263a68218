import type { HTMLInputAutoCompleteAttribute, ReactNode } from "react";
import { classes } from "#app/components/classes.ts";
import { controlLook, FieldFrame, useField } from "#app/components/field-frame.tsx";
import { usePortalForm } from "#app/components/portal-form.ts";

export type FieldWidth = "tiny" | "short" | "medium" | "long" | "full";

export const fieldWidths: Record<FieldWidth, string> = {
  tiny: "max-w-24",
  short: "max-w-44",
  medium: "max-w-72",
  long: "max-w-xl",
  full: "max-w-none",
};

export type FieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  type?: "text" | "email" | "password" | "date" | "time" | "tel" | "url" | "number" | "search";
  width?: FieldWidth;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  /** For a field outside a PortalForm, such as a filter. */
  defaultValue?: string;
  /** A word before or after the box, such as a unit. */
  prefix?: string;
  suffix?: string;
  min?: string | number;
  max?: string | number;
  step?: string | number;
  inputMode?: "text" | "numeric" | "decimal" | "email" | "tel" | "url" | "search";
};

const affix = "flex shrink-0 items-center whitespace-nowrap border border-edge bg-sunk px-3 text-soft";

export function Field({
  name,
  label,
  hint,
  type = "text",
  width = "long",
  prefix,
  suffix,
  ...rest
}: FieldProps) {
  const { valueFor } = usePortalForm();
  const { error, describedBy } = useField(name, hint);
  const { defaultValue, ...attributes } = rest;
  const value = type === "password" ? undefined : (valueFor(name) ?? defaultValue);
  return (
    <FieldFrame name={name} label={label} hint={hint} error={error}>
      <div className={classes("flex", fieldWidths[width])}>
        {prefix ? <span className={classes(affix, "rounded-l-sm border-r-0")}>{prefix}</span> : null}
        <input
          {...attributes}
          id={name}
          name={name}
          type={type}
          defaultValue={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={classes(describedBy, suffix && `${name}-suffix`) || undefined}
          spellCheck={type === "text" ? undefined : false}
          className={classes(controlLook, prefix && "rounded-l-none", suffix && "rounded-r-none", "min-w-0")}
        />
        {suffix ? (
          <span id={`${name}-suffix`} className={classes(affix, "rounded-r-sm border-l-0")}>
            {suffix}
          </span>
        ) : null}
      </div>
    </FieldFrame>
  );
}
