import { type MouseEvent, useEffect, useRef } from "react";
import type { FormReply } from "#app/core/form-reply.ts";

const prefix = "Error: ";

/** What stands in the way, each line leading to its field. Takes the focus whenever a refusal arrives. */
export function ErrorSummary({ reply, title }: { reply?: FormReply | null; title?: string }) {
  const box = useRef<HTMLDivElement>(null);
  const fieldErrors = Object.entries(reply?.fieldErrors ?? {});
  const refused = fieldErrors.length > 0 || Boolean(reply?.formError);

  useEffect(() => {
    if (!reply || !refused) return;
    box.current?.focus();
    if (!document.title.startsWith(prefix)) document.title = prefix + document.title;
    return () => {
      if (document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length);
    };
  }, [reply, refused]);

  if (!refused) return null;
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      aria-labelledby="error-summary-title"
      className="my-6 max-w-2xl first:mt-0 rounded-md border-2 border-bad bg-white px-5 py-4 focus:outline-3 focus:outline-offset-2 focus:outline-accent"
    >
      <h2 id="error-summary-title" className="text-lg font-bold text-bad">
        {title ?? (fieldErrors.length > 0 ? "Check what you entered" : "This cannot be done")}
      </h2>
      {reply?.formError ? <p className="mt-1">{reply.formError}</p> : null}
      {fieldErrors.length > 0 ? (
        <ul className="mt-1">
          {fieldErrors.map(([name, sentence]) => (
            <li key={name}>
              <a
                href={`#${name}`}
                onClick={(click) => goTo(name, click)}
                className="inline-block py-0.5 font-semibold text-bad underline underline-offset-4"
              >
                {sentence}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** Without following the link, which the router would take for leaving the page and forget the refusal. */
function goTo(name: string, click: MouseEvent) {
  const control = document.getElementById(name);
  if (!control) return;
  click.preventDefault();
  const label = document.querySelector(`label[for="${CSS.escape(name)}"]`);
  const start = control.closest("fieldset") ?? label ?? control;
  control.focus({ preventScroll: true });
  start.scrollIntoView();
  control.scrollIntoView({ block: "nearest" });
}

/** The title of a page as the browser shows it: what is wrong first, then the page, then whose portal. */
export function titleOf(title: string, { error = false, portal = "Alternative provision" } = {}) {
  return `${error ? prefix : ""}${title} – ${portal}`;
}
