import { z } from "zod";
import { noteKinds } from "#app/core/words/quality.ts";
import { choiceField, dayField, idField, optionalText, requiredText } from "#app/platform/form-fields.ts";

export const NoteForm = z.object({
  id: idField("the form again"),
  kind: choiceField(noteKinds, "what kind of note this is"),
  happenedOn: dayField("the day"),
  withWhom: optionalText("with whom"),
  text: requiredText("the note", 4_000),
});
export type NoteValues = z.output<typeof NoteForm>;
