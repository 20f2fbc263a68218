import type { LoaderFunctionArgs } from "@remix-run/node";
import { londonDay } from "#app/core/calendar.ts";
import { keyStages } from "#app/core/words/menu.ts";
import { listMisses } from "#app/domain/menu/miss-queries.server.ts";
import { areaInWords, daysOfMisses, needInWords } from "#app/domain/menu/misses.ts";
import { canSeeMisses } from "#app/domain/menu/policy.ts";
import { csvResponse } from "#app/platform/csv.server.ts";
import { found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  found(canSeeMisses(act.actor) || undefined);
  const days = daysOfMisses(new URL(request.url).searchParams, londonDay(act.now));
  const rows = await listMisses(act, days);
  return csvResponse(
    `searches that found nothing ${days.startsOn} to ${days.endsOn}.csv`,
    rows.map((row) => ({
      Need: needInWords(row.need),
      Area: areaInWords(row.area),
      ...Object.fromEntries(keyStages.map((stage) => [stage.toUpperCase(), String(row.byKeyStage[stage])])),
      "Any stage": String(row.byKeyStage[""]),
      Searches: String(row.searches),
    })),
  );
}
