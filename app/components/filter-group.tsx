import type { ReactNode } from "react";

type FilterGroupProps = {
  title: string;
  /** How many of its filters are chosen; it stands open when there are any. */
  chosen: number;
  open?: boolean;
  children: ReactNode;
};

/** Some filters of a panel under a line that opens and closes, so that a long panel stays short. */
export function FilterGroup({ title, chosen, open = false, children }: FilterGroupProps) {
  return (
    <details open={open || chosen > 0} className="border-t border-line first:border-t-0">
      <summary className="min-h-11 py-2.5 font-semibold">
        {title}
        {chosen > 0 ? <span className="font-normal text-soft"> ({chosen} chosen)</span> : null}
      </summary>
      <div className="pb-4">{children}</div>
    </details>
  );
}
