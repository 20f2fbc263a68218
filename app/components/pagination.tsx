import { Link, useSearchParams } from "@remix-run/react";
import { classes } from "#app/components/classes.ts";
import { withoutNotice } from "#app/core/notices.ts";

/** What lists hold, many and one. */
const singular = {
  actions: "action",
  applications: "application",
  budgets: "budget",
  changes: "change",
  concerns: "concern",
  conditions: "condition",
  enquiries: "enquiry",
  events: "event",
  files: "file",
  gaps: "gap",
  guests: "guest",
  interests: "interest",
  invitations: "invitation",
  items: "item",
  kinds: "kind",
  lines: "line",
  looks: "look",
  rises: "rise",
  mails: "mail",
  notes: "note",
  offers: "offer",
  organisations: "organisation",
  people: "person",
  placements: "placement",
  providers: "provider",
  pupils: "pupil",
  requests: "request",
  rows: "row",
  rules: "rule",
  schools: "school",
  sessions: "session",
  statements: "statement",
  versions: "version",
  visits: "visit",
} as const;

type PaginationProps = {
  page: number;
  pageSize: number;
  total: number;
  /** What is counted, in the plural: "placements". */
  noun: keyof typeof singular;
  /** Of the second list of a page: what the address calls the place in it. */
  name?: string;
  /** The id of the part of a long page that the list stands in. */
  part?: string;
};

const box = "inline-flex min-h-11 min-w-11 items-center justify-center rounded-sm px-3 no-underline";

/** How long a list is; where it has several pages which part is shown, and the way to the others; everything else in the address is kept. */
export function Pagination({ page, pageSize, total, noun, name = "page", part }: PaginationProps) {
  const [search] = useSearchParams();
  const last = Math.max(1, Math.ceil(total / pageSize));
  const to = (number: number) => {
    const next = withoutNotice(search);
    next.set(name, String(number));
    return part ? `?${next}#${part}` : `?${next}`;
  };
  if (total === 0) return null;
  return (
    <div className="mt-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <p className="text-soft">
        {last > 1 ? `${(page - 1) * pageSize + 1} to ${Math.min(page * pageSize, total)} of ` : ""}
        {total} {total === 1 ? singular[noun] : noun}
      </p>
      {last > 1 ? (
        <nav aria-label={`Pages of ${noun}`}>
          <ul className="flex flex-wrap items-center gap-1">
            {page > 1 ? <PageLink to={to(page - 1)} rel="prev" text="Previous" /> : null}
            {nearby(page, last).map((number, index) =>
              number === undefined ? (
                <li
                  key={`gap-${index === 1 ? "before" : "after"}`}
                  aria-hidden="true"
                  className="px-1 text-soft"
                >
                  …
                </li>
              ) : (
                <PageLink key={number} to={to(number)} text={String(number)} current={number === page} />
              ),
            )}
            {page < last ? <PageLink to={to(page + 1)} rel="next" text="Next" /> : null}
          </ul>
        </nav>
      ) : null}
    </div>
  );
}

function PageLink({ to, text, current, rel }: { to: string; text: string; current?: boolean; rel?: string }) {
  return (
    <li>
      <Link
        to={to}
        rel={rel}
        aria-current={current ? "page" : undefined}
        className={classes(
          box,
          current ? "bg-teal font-semibold text-white" : "text-teal underline hover:bg-teal-wash",
        )}
      >
        {rel ? null : <span className="sr-only">Page </span>}
        {text}
        {rel ? <span className="sr-only"> page</span> : null}
      </Link>
    </li>
  );
}

/** First, last, this one and its neighbours; undefined stands for a gap. */
function nearby(page: number, last: number): (number | undefined)[] {
  const wanted = [1, page - 1, page, page + 1, last].filter((number) => number >= 1 && number <= last);
  const numbers = [...new Set(wanted)].sort((left, right) => left - right);
  return numbers.flatMap((number, index) => {
    const before = numbers[index - 1];
    return before !== undefined && number - before > 1 ? [undefined, number] : [number];
  });
}
