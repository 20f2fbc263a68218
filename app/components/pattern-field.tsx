import type { ReactNode } from "react";
import { FieldGroup } from "#app/components/field-frame.tsx";
import { usePortalForm } from "#app/components/portal-form.ts";
import { WeekGrid } from "#app/components/week-grid.tsx";
import { formatWeeklyHalfDay, type WeeklyHalfDay, weeklyHalfDays } from "#app/core/calendar.ts";

type PatternFieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** The half days that can be chosen; all ten if left out. */
  offered?: readonly WeeklyHalfDay[];
  /** A word in a cell, such as "3 free". */
  notes?: Partial<Record<WeeklyHalfDay, string>>;
  defaultValues?: readonly WeeklyHalfDay[];
  isNarrow?: boolean;
};

/** Which half days of the week; sent as "mon-am", as many as are ticked, under one name. */
export function PatternField({
  name,
  label,
  hint,
  offered = weeklyHalfDays,
  notes,
  defaultValues,
  isNarrow,
}: PatternFieldProps) {
  const { valuesFor, errorFor } = usePortalForm();
  const chosen = valuesFor(name, defaultValues);
  const first = weeklyHalfDays.find((halfDay) => offered.includes(halfDay));
  return (
    <FieldGroup name={name} label={label} hint={hint} error={errorFor(name)}>
      <WeekGrid
        caption="Half days of the week"
        isNarrow={isNarrow}
        cell={(halfDay) =>
          offered.includes(halfDay) ? (
            <label className="flex min-h-11 flex-wrap items-center gap-x-2 px-2 py-1.5 has-checked:bg-teal-wash sm:px-3">
              <input
                type="checkbox"
                id={halfDay === first ? name : `${name}-${halfDay}`}
                name={name}
                value={halfDay}
                defaultChecked={chosen.includes(halfDay)}
                className="size-6 shrink-0 accent-teal"
              />
              <span className="sr-only">{formatWeeklyHalfDay(halfDay)}</span>
              {notes?.[halfDay] ? <span className="text-sm text-soft">{notes[halfDay]}</span> : null}
            </label>
          ) : (
            <span className="flex min-h-11 items-center px-2 py-1.5 text-sm text-soft sm:px-3">
              Not offered
            </span>
          )
        }
      />
    </FieldGroup>
  );
}
