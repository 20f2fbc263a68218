/** A search form that answers while one types: what was typed is the browser's own and never waits for an answer. */
import { useLocation, useNavigate } from "@remix-run/react";
import { type FormEvent, useEffect, useRef } from "react";

/** Long enough not to ask for every letter, short enough to feel like an answer. */
const restMs = 200;

const isSearchBox = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement && target.type === "search";
/** Fields that are typed in letter by letter and mean nothing until they are whole: a postcode, a price, a day. */
const isTyped = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement && !["checkbox", "radio", "search"].includes(target.type);

/** What a form says, without what was left empty. */
function addressOf(form: HTMLFormElement): string {
  const said = [...new FormData(form)].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && entry[1].trim() !== "",
  );
  return new URLSearchParams(said).toString();
}

/**
 * `formKey` changes only when somebody else changed the address, so that the fields stay as they are while the
 * form itself does. A newer question ends an older one, whose answer is then never shown.
 */
export function useLiveSearch() {
  const navigate = useNavigate();
  const { key, state } = useLocation();
  const formKey = useRef(key);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (!isOwn(state)) formKey.current = key;
  useEffect(() => () => clearTimeout(timer.current), []);

  const ask = (form: HTMLFormElement, replace: boolean) => {
    clearTimeout(timer.current);
    navigate(`?${addressOf(form)}`, { replace, preventScrollReset: true, state: { live: true } });
  };
  return {
    formKey: formKey.current,
    onInput({ currentTarget, target }: FormEvent<HTMLFormElement>) {
      clearTimeout(timer.current);
      if (isTyped(target)) return;
      timer.current = setTimeout(() => ask(currentTarget, true), isSearchBox(target) ? restMs : 0);
    },
    onBlur({ currentTarget, target }: FormEvent<HTMLFormElement>) {
      if (isTyped(target) && `?${addressOf(currentTarget)}` !== window.location.search)
        ask(currentTarget, true);
    },
    onSubmit(event: FormEvent<HTMLFormElement>) {
      event.preventDefault();
      ask(event.currentTarget, false);
    },
  };
}

const isOwn = (state: unknown): boolean => typeof state === "object" && state !== null && "live" in state;
