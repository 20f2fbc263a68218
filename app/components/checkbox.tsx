import type { ReactNode } from "react";
import { Choice } from "#app/components/choice.tsx";
import { FieldNotes } from "#app/components/field-frame.tsx";
import { usePortalForm } from "#app/components/portal-form.ts";

type CheckboxProps = { name: string; text: ReactNode; hint?: ReactNode; value?: string };

/** A single statement to agree to, such as a declaration. */
export function Checkbox({ name, text, hint, value = "yes" }: CheckboxProps) {
  const { valuesFor, errorFor } = usePortalForm();
  const error = errorFor(name);
  return (
    <div className={error ? "mt-5 border-l-4 border-bad pl-4" : "mt-5 first:mt-0"}>
      <FieldNotes name={name} error={error} />
      <Choice
        type="checkbox"
        id={name}
        name={name}
        value={value}
        text={text}
        hint={hint}
        checked={valuesFor(name).includes(value)}
        errorId={error ? `${name}-error` : undefined}
      />
    </div>
  );
}
