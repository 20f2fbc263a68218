import type { ReactNode } from "react";
import { classes } from "#app/components/classes.ts";

export type NoticeTone = "success" | "information" | "warning";

const looks: Record<NoticeTone, string> = {
  success: "border-good bg-good-wash",
  information: "border-info bg-info-wash",
  warning: "border-warn bg-warn-wash",
};

const words: Record<NoticeTone, string> = { success: "Done", information: "Note", warning: "Warning" };

type NoticeProps = { tone?: NoticeTone; title?: string; children?: ReactNode };

/** A banner that says in words, too, whether it is good news. */
export function Notice({ tone = "information", title, children }: NoticeProps) {
  return (
    <div
      role={tone === "success" ? "status" : undefined}
      className={classes("mb-5 rounded-sm border-l-4 px-4 py-3", looks[tone])}
    >
      {title ? (
        <>
          <p className="font-semibold">
            <span className="sr-only">{words[tone]}:</span>
            {title}
          </p>
          {children ? <div className="mt-1">{children}</div> : null}
        </>
      ) : (
        // No paragraph around what may itself be paragraphs: a browser would take them apart.
        <div>
          <span className="mr-1.5 font-semibold">{words[tone]}:</span>
          <div className="inline [&>p:first-child]:inline">{children}</div>
        </div>
      )}
    </div>
  );
}
