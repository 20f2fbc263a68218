/** What a row of a list of evidence says, or why it is refused. */
import { z } from "zod";
import { type CalendarDate, parseCalendarDate } from "#app/core/calendar.ts";
import { normalPostcode } from "#app/core/postcode.ts";
import type { CellsRow } from "#app/domain/imports/columns.ts";
import type { ReadRow } from "#app/domain/imports/provider-rows.ts";
import { optionalText, requiredText } from "#app/platform/form-fields.ts";

/** A day as 2026-09-07 or as 7/9/2026, which spreadsheets here write; a time behind it does not count. */
export function dayFrom(typed: string): CalendarDate | undefined {
  const text = typed.replace(/[T ]\d{1,2}:\d{2}(:\d{2})?.*$/, "").trim();
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (!match) return parseCalendarDate(text);
  const [, day = "", month = "", year = ""] = match;
  return parseCalendarDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

const day = (what: string) =>
  z.string().transform((typed, context): CalendarDate | undefined => {
    if (typed === "") return undefined;
    const read = dayFrom(typed);
    if (read) return read;
    context.addIssue({ code: "custom", message: `${what} is no real day: write it like 07/09/2026` });
    return z.NEVER;
  });

const EvidenceRow = z.object({
  provider: requiredText("the provider's name or number", 120),
  postcode: z.string().transform((typed) => normalPostcode(typed)),
  kind: requiredText("the kind of evidence", 120),
  subject: optionalText("the site's or person's name", 120),
  issuedOn: day("The day it was issued"),
  expiresOn: day("The day it runs out"),
  note: requiredText("where the paper is kept, in the note", 900),
});
export type EvidenceRowValues = z.output<typeof EvidenceRow>;

export function readEvidenceRow({ line, cells }: CellsRow): ReadRow<EvidenceRowValues> {
  const called = [cells.provider, cells.kind].filter(Boolean).join(", ").slice(0, 200);
  const parsed = EvidenceRow.safeParse(cells);
  if (!parsed.success) return { line, called, reasons: parsed.error.issues.map(({ message }) => message) };
  return { line, called, values: parsed.data };
}
