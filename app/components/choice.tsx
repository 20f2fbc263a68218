import type { ReactNode } from "react";

type ChoiceProps = {
  type: "checkbox" | "radio";
  id: string;
  name: string;
  value: string;
  text: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  invalid?: boolean;
};

/** One box or circle with its words; the whole line can be pressed. */
export function Choice({ type, id, name, value, text, hint, checked, invalid }: ChoiceProps) {
  const hintId = hint ? `${id}-choice-hint` : undefined;
  return (
    <div className="flex gap-3">
      <input
        type={type}
        id={id}
        name={name}
        value={value}
        defaultChecked={checked}
        aria-invalid={invalid || undefined}
        aria-describedby={hintId}
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
