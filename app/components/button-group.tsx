import type { ReactNode } from "react";

/** Buttons and the links beside them ("Cancel"), in reading order. */
export function ButtonGroup({ children }: { children: ReactNode }) {
  return <div className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-3 print:hidden">{children}</div>;
}
