import { z } from "zod";
import { importKinds } from "#app/core/words/providers.ts";
import { choiceField, emailField, idField, requiredText } from "#app/platform/form-fields.ts";

export const ImportForm = z.object({
  id: idField("the form again"),
  kind: choiceField(importKinds, "what the file holds"),
  file: z.instanceof(File, { error: "Choose a file" }),
});

export const RecordedInvitationForm = z.object({
  id: idField("the form again"),
  name: requiredText("the person's name", 100),
  email: emailField("the person's email address"),
});
export type RecordedInvitationValues = z.output<typeof RecordedInvitationForm>;
