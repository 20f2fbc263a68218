import type { LoaderFunctionArgs } from "@remix-run/node";
import { londonDay } from "#app/core/calendar.ts";
import { watchActionNames, watchStateNames } from "#app/core/words/watch.ts";
import { canSeeWatch } from "#app/domain/watch/policy.ts";
import { listWatch } from "#app/domain/watch/queries.server.ts";
import { csvResponse } from "#app/platform/csv.server.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { watchFilterIn } from "#app/routes/watch/address.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSeeWatch(act.actor), "The registration watch is for the authority's officers");
  const { states, waiting } = watchFilterIn(new URL(request.url).searchParams);
  const { rows } = await listWatch(act, { states, waiting, pageSize: 10_000 });
  return csvResponse(
    `registration watch ${londonDay(act.now)}.csv`,
    rows.map((row) => ({
      Provider: row.name,
      Recorded: row.isRecorded ? "Yes" : "No",
      "What the hours say": watchStateNames[row.state],
      Pupils: String(row.pupils),
      "Full time": String(row.pupilsOver),
      "Full time with a plan or looked after": String(row.withPlanOver),
      Near: String(row.pupilsNear),
      "Most hours a week": String(row.mostMinutes / 60),
      "Hours partly assumed": row.assumed ? "Yes" : "No",
      "Last done": row.lastAction ? watchActionNames[row.lastAction.action] : "",
      "Done on": row.lastAction?.takenOn ?? "",
      "Look again on": row.lookAgainOn ?? "",
      Note: "A prompt to look, never a legal finding",
    })),
  );
}
