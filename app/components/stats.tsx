import type { ReactNode } from "react";

/** A row of Stat. */
export function Stats({ children }: { children: ReactNode }) {
  return (
    <dl className="mb-8 grid grid-cols-2 gap-3 max-[26rem]:grid-cols-1 sm:gap-4 md:grid-cols-[repeat(auto-fit,minmax(11rem,1fr))]">
      {children}
    </dl>
  );
}
