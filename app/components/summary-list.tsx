import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

export type SummaryRow = {
  term: string;
  value: ReactNode;
  /** Where this line is changed; the term completes the words for those who only hear the link. */
  change?: { to: string; text?: string };
};

/** Terms and what they are; also the list of "check your answers". Lines without a value are left out. */
export function SummaryList({ rows }: { rows: readonly (SummaryRow | false | undefined)[] }) {
  const shown = rows.filter((row) => row !== undefined && row !== false);
  return (
    <dl className="rounded-md border border-line bg-white px-4 shadow-card sm:px-5">
      {shown.map(({ term, value, change }) => (
        <div
          key={term}
          className="grid gap-x-6 gap-y-0.5 border-b border-line py-2.5 last:border-b-0 sm:grid-cols-[minmax(9rem,30%)_1fr]"
        >
          <dt className="font-semibold">{term}</dt>
          <dd className="flex min-w-0 flex-wrap items-start justify-between gap-x-4 gap-y-1">
            <div className="min-w-0 flex-1 basis-48">
              {value ?? <span className="text-soft">Not given</span>}
            </div>
            {change ? (
              <Link to={change.to} className="link print:hidden">
                {change.text ?? "Change"}
                <span className="sr-only"> {term.toLowerCase()}</span>
              </Link>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
