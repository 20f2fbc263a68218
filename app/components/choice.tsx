import type { ReactNode } from "react";
import { classes } from "#app/components/classes.ts";

type ChoiceProps = {
  type: "checkbox" | "radio";
  id: string;
  name: string;
  value: string;
  text: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  /** The id of the sentence that says what is wrong with this one. */
  errorId?: string;
};

/** One box or circle with its words; the whole line can be pressed. */
export function Choice({ type, id, name, value, text, hint, checked, errorId }: ChoiceProps) {
  const hintId = hint ? `${id}-choice-hint` : undefined;
  return (
    <div className="flex gap-3">
      <input
        type={type}
        id={id}
        name={name}
        value={value}
        defaultChecked={checked}
        aria-invalid={errorId ? true : undefined}
        aria-describedby={classes(hintId, errorId) || undefined}
        className="mt-1.5 size-6 shrink-0 accent-teal"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="block py-1.5">
          {text}
        </label>
        {hint ? (
          <p id={hintId} className="-mt-1 mb-1 max-w-prose text-sm text-soft">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  );
}
