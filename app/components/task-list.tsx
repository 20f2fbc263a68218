import { Link } from "@remix-run/react";
import { StatusTag } from "#app/components/status-tag.tsx";
import type { Tone } from "#app/components/tones.ts";

export type Task = {
  text: string;
  /** Left out while the task cannot be begun. */
  to?: string;
  hint?: string;
  status: { text: string; tone?: Tone };
};

/** Steps in any order, each with where it stands. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ul className="overflow-clip rounded-md border border-line bg-white shadow-card">
      {tasks.map((task) => (
        <li
          key={task.text}
          className="relative flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line px-4 py-3 last:border-b-0 sm:px-5 has-[a:hover]:bg-teal-wash"
        >
          <div className="min-w-0">
            {task.to ? (
              <Link to={task.to} className="link font-semibold after:absolute after:inset-0">
                {task.text}
              </Link>
            ) : (
              <span className="font-semibold">{task.text}</span>
            )}
            {task.hint ? <p className="text-sm text-soft">{task.hint}</p> : null}
          </div>
          <StatusTag tone={task.status.tone}>{task.status.text}</StatusTag>
        </li>
      ))}
    </ul>
  );
}
