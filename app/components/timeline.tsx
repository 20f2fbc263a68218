import type { ReactNode } from "react";
import { Moment } from "#app/components/moment.tsx";

export type TimelineEntry = {
  id: string;
  title: ReactNode;
  moment: Date | string;
  by?: string;
  details?: ReactNode;
};

/** What happened, newest first as given. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="ml-1.5 border-l-2 border-line">
      {entries.map((entry) => (
        <li key={entry.id} className="relative pb-5 pl-5 last:pb-0">
          <span
            aria-hidden="true"
            className="absolute -left-[0.4375rem] top-2 size-3 rounded-full border-2 border-teal bg-white"
          />
          <p className="font-semibold">{entry.title}</p>
          <p className="text-sm text-soft">
            <Moment value={entry.moment} />
            {entry.by ? `, ${entry.by}` : null}
          </p>
          {entry.details ? <div className="mt-1">{entry.details}</div> : null}
        </li>
      ))}
    </ol>
  );
}
