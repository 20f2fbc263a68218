import { Checkbox } from "#app/components/checkbox.tsx";
import type { FormReply } from "#app/core/form-reply.ts";

/** The tick for a text that only looks as if it named somebody: asked for when it has been taken so. */
export function NamesNobody({ reply }: { reply: FormReply | undefined }) {
  const isAsked = reply?.fieldErrors.namesNobody !== undefined || reply?.values.namesNobody !== undefined;
  if (!isAsked) return null;
  return (
    <Checkbox
      name="namesNobody"
      text="This names nobody"
      hint="Tick it if what looks like a name is none, such as the name of a street or a course"
    />
  );
}
