import { createContext, useContext } from "react";
import type { FormReply, FormValues } from "#app/core/form-reply.ts";

type PortalFormState = { reply?: FormReply; defaults?: FormValues; busy: boolean };

export const PortalFormContext = createContext<PortalFormState>({ busy: false });

/** What the form around a field knows: what was typed, what was wrong with it, whether it is being sent. */
export function usePortalForm() {
  const { reply, defaults, busy } = useContext(PortalFormContext);
  const raw = (name: string) => (reply ? reply.values[name] : defaults?.[name]);
  return {
    busy,
    valueFor(name: string) {
      const value = raw(name);
      return Array.isArray(value) ? value[0] : value;
    },
    /** All values of a name; the fallback stands only until something was posted. */
    valuesFor(name: string, fallback: readonly string[] = []): readonly string[] {
      const value = raw(name);
      if (value === undefined) return reply ? [] : fallback;
      return Array.isArray(value) ? value : [value];
    },
    errorFor: (name: string) => reply?.fieldErrors[name],
  };
}
