import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

type PageHeaderProps = {
  title: string;
  /** What this belongs to, in small letters over the title. */
  caption?: ReactNode;
  /** A sentence or two under the title. */
  lead?: ReactNode;
  /** A status tag beside the title. */
  status?: ReactNode;
  /** Buttons and links that act on the whole page. */
  actions?: ReactNode;
  back?: { to: string; text?: string };
};

/** The one h1 of a page and what goes with it. */
export function PageHeader({ title, caption, lead, status, actions, back }: PageHeaderProps) {
  return (
    <header className="mb-6">
      {back ? (
        <nav aria-label="Back" className="mb-2">
          <Link
            to={back.to}
            className="group inline-flex min-h-8 items-center gap-1.5 rounded-sm text-sm text-teal no-underline"
          >
            <span aria-hidden="true">←</span>
            <span className="underline underline-offset-4 group-hover:decoration-2">
              {back.text ?? "Back"}
            </span>
          </Link>
        </nav>
      ) : null}
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="min-w-0 flex-1 basis-80">
          {caption ? <p className="text-soft">{caption}</p> : null}
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <h1 className="min-w-0 text-2xl font-bold tracking-tight sm:text-3xl">{title}</h1>
            {status}
          </div>
          {lead ? <div className="prose mt-2 text-lg text-soft">{lead}</div> : null}
        </div>
        {actions ? (
          <div className="flex flex-wrap items-center gap-3 max-sm:w-full print:hidden">{actions}</div>
        ) : null}
      </div>
    </header>
  );
}
