import { TaskList } from "#app/components/task-list.tsx";
import { formatDay, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { type StartCheck, startChecks } from "#app/core/words/placements.ts";
import { givers } from "#app/domain/placements/policy.ts";
import { startCheckNames } from "#app/domain/placements/start-checks.ts";

type Given = { kind: StartCheck; givenBy: string | null; givenAt: Date };

type StartCheckTasksProps = { placementId: string; checks: readonly Given[]; mayGive: readonly StartCheck[] };

const whoGives = {
  commissioner: "Given by who commissions",
  provider: "Given by the provider",
  provider_lead: "Given by the provider",
  either: "Given by either side",
} as const;

/** The ten things that must be there before a start, each with who gave it or who is to. */
export function StartCheckTasks({ placementId, checks, mayGive }: StartCheckTasksProps) {
  return (
    <TaskList
      tasks={startChecks.map((kind) => {
        const given = checks.find((check) => check.kind === kind);
        const by = given?.givenBy ?? "somebody who has left";
        return {
          text: startCheckNames[kind],
          to: mayGive.includes(kind) || given ? paths.startCheck(placementId, kind) : undefined,
          hint: given ? `${by}, ${formatDay(londonDay(given.givenAt))}` : whoGives[givers[kind]],
          status: given ? { text: "There", tone: "good" } : { text: "Missing", tone: "warning" },
        };
      })}
    />
  );
}
