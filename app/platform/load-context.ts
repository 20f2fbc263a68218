/** What the server hands to every loader and to the rendering of the page. */
import "@remix-run/node";

declare module "@remix-run/node" {
  interface AppLoadContext {
    /** Marks the scripts of this one answer as ours, for the content security policy. */
    nonce: string;
    /** Where the request came from, for counting attempts; behind a proxy only with TRUST_PROXY. */
    address: string;
  }
}
