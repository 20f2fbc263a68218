import { json } from "@remix-run/node";
import type { z } from "zod";
import type { FormReply } from "#app/core/form-reply.ts";
import { Refusal } from "#app/core/refusal.ts";
import { bearOut } from "#app/platform/said.server.ts";

/** Typed values that are shown back to nobody. */
const secret = new Set(["password", "newPassword"]);

/**
 * What every action does: reads the form, runs one command, goes on; or answers with everything typed and a
 * sentence per field (400), or with the command's refusal (409). Not there is 404, not allowed 403.
 */
export async function submit<Form extends z.ZodType, Result>(
  request: Request,
  form: Form,
  run: (values: z.output<Form>) => Promise<Result>,
  whenDone: (result: Result) => Response,
): Promise<Response> {
  const typed = typedIn(await request.formData());
  const parsed = form.safeParse(typed);
  if (!parsed.success) return answer(typed, fieldErrorsOf(parsed.error), 400);
  try {
    return await bearOut(request, whenDone(await run(parsed.data)));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(error, typed);
  }
}

function refused(refusal: Refusal, typed: Record<string, unknown>): Response {
  if (refusal.kind === "not_found") throw new Response("Not found", { status: 404 });
  if (refusal.kind === "forbidden") throw new Response(refusal.message, { status: 403 });
  if (refusal.field) return answer(typed, { [refusal.field]: refusal.message }, 409);
  return answer(typed, {}, 409, refusal.message);
}

function answer(
  typed: Record<string, unknown>,
  fieldErrors: Record<string, string>,
  status: number,
  formError?: string,
): Response {
  const values: FormReply["values"] = {};
  for (const [name, value] of Object.entries(typed)) {
    if (secret.has(name)) continue;
    if (typeof value === "string") values[name] = value;
    else if (Array.isArray(value)) values[name] = value.filter((one) => typeof one === "string");
  }
  const reply: FormReply =
    formError === undefined ? { values, fieldErrors } : { values, fieldErrors, formError };
  return json(reply, { status });
}

/** One value as it is, several of one name as a list, an empty file as nothing. */
function typedIn(data: FormData): Record<string, unknown> {
  const typed: Record<string, unknown> = {};
  for (const name of new Set(data.keys())) {
    const values = data.getAll(name).filter((value) => typeof value === "string" || value.size > 0);
    if (values.length > 0) typed[name] = values.length === 1 ? values[0] : values;
  }
  return typed;
}

function fieldErrorsOf(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) {
    const name = String(issue.path[0] ?? "");
    errors[name] ??= issue.message;
  }
  return errors;
}
