import { Link, useLocation } from "@remix-run/react";
import { classes } from "#app/components/classes.ts";

export type Tab = { to: string; text: string; count?: number };

/** Links between the parts of one thing; the one shown is marked. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  const { pathname, search } = useLocation();
  const here = tabs.find((tab) => tab.to === pathname + search) ?? tabs.find((tab) => tab.to === pathname);
  return (
    <nav aria-label={label} className="mb-6 border-b border-line">
      <ul className="-mb-px flex flex-wrap gap-x-1">
        {tabs.map((tab) => (
          <li key={tab.to}>
            <Link
              to={tab.to}
              aria-current={tab === here ? "page" : undefined}
              className={classes(
                "inline-flex min-h-11 items-center gap-2 border-b-3 px-3 no-underline",
                tab === here
                  ? "border-teal font-semibold text-ink"
                  : "border-transparent text-teal hover:border-edge hover:text-teal-deep",
              )}
            >
              {tab.text}
              {tab.count === undefined ? null : (
                <span className="rounded-sm bg-sunk px-1.5 text-sm tabular-nums text-soft">{tab.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
