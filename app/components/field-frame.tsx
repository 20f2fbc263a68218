import type { ReactNode } from "react";
import { classes } from "#app/components/classes.ts";
import { usePortalForm } from "#app/components/portal-form.ts";

/** Ids of the hint and the error of a field, for aria-describedby. */
export function useField(name: string, hint: ReactNode) {
  const error = usePortalForm().errorFor(name);
  const ids = [hint ? `${name}-hint` : "", error ? `${name}-error` : ""].filter(Boolean).join(" ");
  return { error, describedBy: ids || undefined };
}

/** Border, ground and height that every typed field shares. */
export const controlLook =
  "block w-full min-h-11 rounded-sm border border-edge bg-white px-3 py-2 text-base text-ink aria-invalid:border-2 aria-invalid:border-bad";

type FieldWords = { name: string; hint?: ReactNode; error?: string };

/** The hint and the error, under a label and over its control. */
export function FieldNotes({ name, hint, error }: FieldWords) {
  return (
    <>
      {hint ? (
        <p id={`${name}-hint`} className="mt-0.5 max-w-prose text-sm text-soft">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${name}-error`} className="mt-1 font-semibold text-bad">
          <span className="sr-only">Error: </span>
          {error}
        </p>
      ) : null}
    </>
  );
}

const margin = (error: string | undefined) =>
  classes("mt-5 first:mt-0", error !== undefined && "border-l-4 border-bad pl-4");

type FrameProps = FieldWords & { label: ReactNode; children: ReactNode };

/** Label, hint and error around one control whose id is the field's name. */
export function FieldFrame({ name, label, hint, error, children }: FrameProps) {
  return (
    <div className={margin(error)}>
      <label htmlFor={name} className="block font-semibold">
        {label}
      </label>
      <FieldNotes name={name} hint={hint} error={error} />
      <div className="mt-1.5">{children}</div>
    </div>
  );
}

/** Legend, hint and error around several controls, the first of which has the field's name as its id. */
export function FieldGroup({ name, label, hint, error, children }: FrameProps) {
  const describedBy = [hint ? `${name}-hint` : "", error ? `${name}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={margin(error)}>
      <fieldset className="min-w-0" aria-describedby={describedBy || undefined}>
        <legend className="font-semibold">{label}</legend>
        <FieldNotes name={name} hint={hint} error={error} />
        <div className="mt-1.5">{children}</div>
      </fieldset>
    </div>
  );
}
