import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { paths } from "#app/core/paths.ts";

/** How long a search without a result stands before it counts as meant: what is half typed is no search. */
const meantMs = 3000;

/** Tells the portal of a search in the page that found nothing; the page as it first came has been counted. */
export function useMissReport(total: number): void {
  const { search } = useLocation();
  const first = useRef(search);
  useEffect(() => {
    if (total > 0 || search === "" || search === first.current) return;
    const timer = setTimeout(() => {
      fetch(paths.menuMiss(), { method: "POST", body: new URLSearchParams(search) }).catch(() => undefined);
    }, meantMs);
    return () => clearTimeout(timer);
  }, [total, search]);
}
