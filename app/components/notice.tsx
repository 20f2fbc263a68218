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
      <p className="font-semibold">
        <span className={title ? "sr-only" : "mr-1.5"}>{words[tone]}:</span>
        {title ?? <span className="font-normal">{children}</span>}
      </p>
      {title && children ? <div className="mt-1">{children}</div> : null}
    </div>
  );
}
