import { Form, Link, useLocation, useSearchParams } from "@remix-run/react";
import { type ReactNode, useMemo } from "react";
import { Button } from "#app/components/button.tsx";
import { useLiveSearch } from "#app/components/live-search.ts";
import { PortalFormContext } from "#app/components/portal-form.ts";
import type { FormValues } from "#app/core/form-reply.ts";
import { withoutNotice } from "#app/core/notices.ts";

export type SelectedFilter = { name: string; value: string; text: string };

type FilterPanelProps = {
  /** Fields of the kit; they show what the address says. */
  children: ReactNode;
  selected?: readonly SelectedFilter[];
  title?: string;
  submit?: string;
  /** Answers while one types and chooses, where there is JavaScript. */
  live?: boolean;
};

/** Narrows a list through its address; folded on a narrow screen, open beside the list on a wide one. */
export function FilterPanel({
  children,
  selected = [],
  title = "Filter",
  submit = "Show results",
  live = false,
}: FilterPanelProps) {
  const { search, pathname } = useLocation();
  const { formKey, ...answering } = useLiveSearch();
  const [params] = useSearchParams();
  const state = useMemo(() => ({ defaults: valuesIn(params), busy: false }), [params]);
  return (
    <search className="block print:hidden">
      <PortalFormContext.Provider key={live ? formKey : search} value={state}>
        {selected.length > 0 ? <Selected selected={selected} params={params} clearTo={pathname} /> : null}
        <details className="wide-open rounded-md border border-line bg-white">
          <summary className="min-h-11 px-4 py-2.5 font-semibold text-teal">{title}</summary>
          <Form method="get" className="px-4 pb-5 pt-3" {...(live ? answering : {})}>
            <h2 className="mb-4 hidden text-lg font-semibold lg:block">{title}</h2>
            {children}
            <div className="mt-6">
              <Button>{submit}</Button>
            </div>
          </Form>
        </details>
      </PortalFormContext.Provider>
    </search>
  );
}

type SelectedProps = { selected: readonly SelectedFilter[]; params: URLSearchParams; clearTo: string };

function Selected({ selected, params, clearTo }: SelectedProps) {
  return (
    <div className="mb-3">
      <h2 className="text-sm font-semibold text-soft">Chosen</h2>
      <ul className="mt-1 flex flex-wrap gap-2">
        {selected.map((filter) => (
          <li key={`${filter.name}=${filter.value}`}>
            <Link
              to={without(params, filter)}
              className="inline-flex min-h-8 items-center gap-2 rounded-sm border border-edge bg-white px-2.5 py-0.5 text-sm text-ink no-underline hover:bg-teal-wash"
            >
              <span className="sr-only">Remove </span>
              {filter.text}
              <span aria-hidden="true" className="text-base leading-none text-soft">
                ×
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <Link to={clearTo} className="link mt-1.5 inline-block py-1 text-sm">
        Clear all
      </Link>
    </div>
  );
}

function without(params: URLSearchParams, filter: SelectedFilter) {
  const kept = [...withoutNotice(params)].filter(
    ([name, value]) => name !== "page" && !(name === filter.name && value === filter.value),
  );
  return `?${new URLSearchParams(kept)}`;
}

function valuesIn(params: URLSearchParams): FormValues {
  return Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)]));
}
