import { z } from "zod";
import { optionalText, requiredText, tickField } from "#app/platform/form-fields.ts";

export const SavedSearchForm = z.object({
  name: requiredText("a name for the search", 80),
  address: optionalText("the search", 2_000),
  alerts: tickField,
});
export type SavedSearchValues = z.output<typeof SavedSearchForm>;

/** What is sent to the address that stops letters: nothing by its page, this one word by a mail program (RFC 8058). */
export const StopForm = z.object({ "List-Unsubscribe": optionalText("how it was pressed", 40) });
