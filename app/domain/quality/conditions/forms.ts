import { z } from "zod";
import {
  choiceField,
  idField,
  optionalFileField,
  optionalText,
  requiredText,
} from "#app/platform/form-fields.ts";

export const ConditionAnswerForm = z.object({
  id: idField("the form again"),
  text: requiredText("what has been done", 3_000),
  file: optionalFileField,
});
export type ConditionAnswerValues = z.output<typeof ConditionAnswerForm>;

export const AnswerCheckForm = z
  .object({
    verdict: choiceField(["accepted", "returned"], "whether you accept or return it"),
    message: optionalText("the message", 2_000),
  })
  .refine(({ verdict, message }) => verdict === "accepted" || message !== "", {
    path: ["message"],
    error: "Say what is still to be done",
  });
export type AnswerCheckValues = z.output<typeof AnswerCheckForm>;
