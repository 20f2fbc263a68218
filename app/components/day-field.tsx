import type { ReactNode } from "react";
import { Field } from "#app/components/field.tsx";

type DayFieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  min?: string;
  max?: string;
  defaultValue?: string;
};

/** One day, sent as 2026-09-07. */
export function DayField(props: DayFieldProps) {
  return <Field {...props} type="date" width="short" />;
}
