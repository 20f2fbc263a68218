import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { forgetAllBut, inThisBrowser } from "#app/components/kept-judgements.ts";
import { paths } from "#app/core/paths.ts";

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});

// Whoever signs out leaves nothing behind in a browser that others may use. The attribute is read, since a form with
// a field called "action" answers with that field.
document.addEventListener("submit", ({ target }) => {
  if (target instanceof HTMLFormElement && target.getAttribute("action") === paths.signOut())
    inThisBrowser((store) => forgetAllBut(store));
});
