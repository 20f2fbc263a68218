import type { ReactNode } from "react";

/** A narrow column (filters, facts) beside a wide one; one under the other on a narrow screen. */
export function Beside({ aside, children }: { aside: ReactNode; children: ReactNode }) {
  return (
    <div className="grid gap-x-8 gap-y-5 lg:grid-cols-[17rem_minmax(0,1fr)]">
      <div className="min-w-0">{aside}</div>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
