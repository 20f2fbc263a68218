import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { classes } from "#app/components/classes.ts";

type CardProps = {
  title: string;
  to?: string;
  /** Status tags, to the right of the title. */
  tags?: ReactNode;
  children?: ReactNode;
  /** A last line, such as the price. */
  foot?: ReactNode;
  headingLevel?: 2 | 3;
};

export function Card({ title, to, tags, children, foot, headingLevel = 3 }: CardProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <article
      className={classes(
        "relative flex h-full flex-col rounded-md border border-line bg-white p-4 shadow-card sm:p-5",
        to && "has-[h2_a:hover]:border-teal has-[h3_a:hover]:border-teal",
      )}
    >
      <div className="flex items-start justify-between gap-x-4 gap-y-1.5 max-sm:flex-wrap">
        <Heading className="min-w-0 text-lg font-semibold leading-snug">
          {to ? (
            <Link to={to} className="link">
              {title}
            </Link>
          ) : (
            title
          )}
        </Heading>
        {tags ? <div className="flex shrink-0 flex-wrap gap-2">{tags}</div> : null}
      </div>
      {children ? <div className="mt-2">{children}</div> : null}
      {foot ? (
        <div className="mt-auto pt-4">
          <div className="border-t border-line pt-3">{foot}</div>
        </div>
      ) : null}
    </article>
  );
}
