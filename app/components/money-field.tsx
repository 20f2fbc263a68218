import type { ReactNode } from "react";
import { Field } from "#app/components/field.tsx";

type MoneyFieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  suffix?: string;
  defaultValue?: string;
};

/** Pounds and pence as people type them; the form's shape parses it. */
export function MoneyField(props: MoneyFieldProps) {
  return (
    <Field
      {...props}
      prefix="£"
      inputMode="decimal"
      width={props.suffix ? "medium" : "short"}
      autoComplete="off"
    />
  );
}
