import type { LoaderFunctionArgs } from "@remix-run/node";
import { londonDay } from "#app/core/calendar.ts";
import { providerKindNames } from "#app/core/words/providers.ts";
import { listProvidersWithLive } from "#app/domain/placements/at-providers.server.ts";
import { originNames, providersIn } from "#app/domain/quality/desk/addresses.ts";
import { listProvidersForFile } from "#app/domain/quality/desk/providers.server.ts";
import { fileRows } from "#app/domain/quality/desk/stages.ts";
import { canSeeAssessments } from "#app/domain/quality/policy.ts";
import { standingNames } from "#app/domain/quality/standing.ts";
import { csvResponse } from "#app/platform/csv.server.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

/** The list of providers as it is filtered, whole. */
export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSeeAssessments(act.actor), "The file of providers is for officers of the authority");
  const { live, ...filter } = providersIn(new URL(request.url).searchParams);
  const only = live ? await listProvidersWithLive(act) : undefined;
  const rows = await listProvidersForFile(act, { ...filter, only }, fileRows);
  return csvResponse(
    `providers ${londonDay(act.now)}.csv`,
    rows.map((row) => ({
      Provider: row.name,
      Kind: providerKindNames[row.kind],
      Postcode: row.postcode ?? "",
      Standing: standingNames[row.state],
      "Last decision": row.decidedOn ?? "",
      "Approval ends": row.approvalEndsOn ?? "",
      "How it came here": originNames[row.recordedOn ? "recorded" : "registered"],
      "Recorded on": row.recordedOn ?? "",
    })),
  );
}
