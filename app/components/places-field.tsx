import type { ReactNode } from "react";
import { controlLook, FieldGroup } from "#app/components/field-frame.tsx";
import { usePortalForm } from "#app/components/portal-form.ts";
import { WeekGrid } from "#app/components/week-grid.tsx";
import { formatWeeklyHalfDay, type WeeklyHalfDay } from "#app/core/calendar.ts";

type PlacesFieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** A word in a cell, such as "2 booked". */
  notes?: Partial<Record<WeeklyHalfDay, string>>;
};

/** A number for every half day of the week; sent as `${name}.mon-am` and so on, empty where there is none. */
export function PlacesField({ name, label, hint, notes }: PlacesFieldProps) {
  const { valueFor, errorFor } = usePortalForm();
  const errorIn = (halfDay: WeeklyHalfDay) => errorFor(`${name}.${halfDay}`);
  return (
    <FieldGroup name={name} label={label} hint={hint} error={errorFor(name)}>
      <span id={name} tabIndex={-1} />
      <WeekGrid
        caption="Places by half day of the week"
        cell={(halfDay) => (
          <div className="px-2 py-1.5 sm:px-3">
            <input
              type="text"
              inputMode="numeric"
              autoComplete="off"
              id={`${name}.${halfDay}`}
              name={`${name}.${halfDay}`}
              defaultValue={valueFor(`${name}.${halfDay}`)}
              aria-label={formatWeeklyHalfDay(halfDay)}
              aria-invalid={errorIn(halfDay) ? true : undefined}
              aria-describedby={errorIn(halfDay) ? `${name}.${halfDay}-error` : undefined}
              className={`${controlLook} max-w-20 px-2 tabular-nums`}
            />
            {errorIn(halfDay) ? (
              <p id={`${name}.${halfDay}-error`} className="text-sm font-semibold text-bad">
                {errorIn(halfDay)}
              </p>
            ) : null}
            {notes?.[halfDay] ? <p className="text-sm text-soft">{notes[halfDay]}</p> : null}
          </div>
        )}
      />
    </FieldGroup>
  );
}
