import type { ReactNode } from "react";

type SectionProps = {
  title: string;
  id?: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  level?: 2 | 3;
};

/** A titled part of a page. */
export function Section({ title, id, lead, actions, children, level = 2 }: SectionProps) {
  const Heading = `h${level}` as const;
  return (
    <section id={id} className="mt-8 first:mt-0">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <Heading className={level === 2 ? "text-xl font-semibold tracking-tight" : "text-lg font-semibold"}>
          {title}
        </Heading>
        {actions ? <div className="flex flex-wrap gap-x-4 print:hidden">{actions}</div> : null}
      </div>
      {lead ? <div className="prose mb-3 text-soft">{lead}</div> : null}
      {children}
    </section>
  );
}
