import { z } from "zod";
import { optionalText } from "#app/platform/form-fields.ts";

export const LocalEntryForm = z.object({ note: optionalText("the note", 500) });
export type LocalEntryValues = z.output<typeof LocalEntryForm>;
