import { Children, type ReactNode } from "react";
import { classes } from "#app/components/classes.ts";

/** Cards under one another, or two or three side by side where there is room. */
export function CardList({ children, columns = 1 }: { children: ReactNode; columns?: 1 | 2 | 3 }) {
  return (
    <ul
      className={classes(
        "grid gap-4",
        columns === 2 && "md:grid-cols-2",
        columns === 3 && "sm:grid-cols-2 lg:grid-cols-3",
      )}
    >
      {Children.map(children, (child) => (
        <li className="min-w-0">{child}</li>
      ))}
    </ul>
  );
}
