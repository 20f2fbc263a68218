import { z } from "zod";
import { halfDays } from "#app/core/calendar.ts";
import { type AttendanceCode, attendanceCodes } from "#app/core/words/attendance.ts";
import { choicesField, dayField, requiredText } from "#app/platform/form-fields.ts";

const one = (value: unknown): string => (typeof value === "string" ? value : "");

export type TypedMark = { placementId: string; code: AttendanceCode; note: string };

const id = /^code\.([0-9a-f-]{36})$/;

/**
 * A whole register: `code.<placement>` and `note.<placement>` for each row. A row without a code stays not
 * reported; a reason is asked for by the command when a code is changed.
 */
export const RegisterForm = z
  .record(z.string(), z.unknown())
  .transform((typed, context): { marks: TypedMark[]; reason: string } => {
    const marks: TypedMark[] = [];
    for (const [name, value] of Object.entries(typed)) {
      const placementId = id.exec(name)?.[1];
      if (placementId === undefined || one(value) === "") continue;
      const code = attendanceCodes.find((known) => known === one(value));
      const note = one(typed[`note.${placementId}`]).trim();
      if (code === undefined) complain(context, name, "Choose a code from the list");
      else if (note.length > 500)
        complain(context, `note.${placementId}`, "Shorten the note to 500 characters");
      else marks.push({ placementId, code, note });
    }
    const reason = one(typed.reason).trim();
    if (reason.length > 500) complain(context, "reason", "Shorten the reason to 500 characters");
    return { marks, reason };
  });

function complain(context: z.core.$RefinementCtx, name: string, message: string): void {
  context.addIssue({ code: "custom", message, path: [name], input: undefined });
}

export const AbsenceForm = z.object({
  day: dayField("the day"),
  halves: choicesField(halfDays, "the morning, the afternoon or both", 1),
  reason: requiredText("why the pupil will be away", 500),
});
