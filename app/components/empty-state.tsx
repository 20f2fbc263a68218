import type { ReactNode } from "react";

type EmptyStateProps = { title: string; children?: ReactNode; action?: ReactNode };

/** What a list says when there is nothing in it, and what to do about that. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="rounded-md border border-dashed border-edge px-5 py-6">
      <h2 className="text-lg font-semibold">{title}</h2>
      {children ? <div className="prose mt-1 text-soft">{children}</div> : null}
      {action ? <div className="mt-4">{action}</div> : null}
    </div>
  );
}
