import type { ReactNode } from "react";

type BesideProps = {
  aside: ReactNode;
  children: ReactNode;
  /** The narrow column comes after the wide one, as history and contacts do; filters come before. */
  end?: boolean;
};

/** A narrow column beside a wide one; one under the other on a narrow screen. */
export function Beside({ aside, children, end }: BesideProps) {
  const narrow = <div className="min-w-0">{aside}</div>;
  const wide = <div className="min-w-0">{children}</div>;
  return end ? (
    <div className="grid gap-x-8 gap-y-8 lg:grid-cols-[minmax(0,1fr)_17rem]">
      {wide}
      {narrow}
    </div>
  ) : (
    <div className="grid gap-x-8 gap-y-5 lg:grid-cols-[17rem_minmax(0,1fr)]">
      {narrow}
      {wide}
    </div>
  );
}
