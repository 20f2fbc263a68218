import { createContext, useContext } from "react";

/** The nonce of this response's content security policy; known on the server only. */
export const NonceContext = createContext<string | undefined>(undefined);

export function useNonce() {
  return useContext(NonceContext);
}
