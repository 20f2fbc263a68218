import { z } from "zod";
import { optionalText, requiredText, tickField } from "#app/platform/form-fields.ts";

export const SavedSearchForm = z.object({
  name: requiredText("a name for the search", 80),
  address: optionalText("the search", 2_000),
  alerts: tickField,
});
export type SavedSearchValues = z.output<typeof SavedSearchForm>;
