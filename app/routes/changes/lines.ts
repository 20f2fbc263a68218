import type { LoaderFunctionArgs } from "@remix-run/node";
import { londonDay } from "#app/core/calendar.ts";
import { versionPartNames, versionStatusNames } from "#app/core/words/providers.ts";
import { canAcknowledge } from "#app/domain/providers/policy.ts";
import { listVersions } from "#app/domain/providers/version-queries.server.ts";
import { fileRows } from "#app/domain/quality/desk/stages.ts";
import { csvResponse } from "#app/platform/csv.server.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { filterIn } from "#app/routes/changes/filter.ts";

/** The list of changes as it is filtered, whole. */
export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canAcknowledge(act.actor), "Changes are acknowledged by officers who assure providers");
  const { filter } = filterIn(new URL(request.url).searchParams);
  const { rows } = await listVersions(act, { ...filter, page: 1, pageSize: fileRows });
  return csvResponse(
    `changes ${londonDay(act.now)}.csv`,
    rows.map((row) => ({
      Provider: row.providerName,
      Part: versionPartNames[row.part],
      Change: row.title,
      "What differs": row.changed.join(", ") || "New",
      "Saved on": londonDay(row.savedAt),
      "Saved by": row.savedByName ?? "",
      State: versionStatusNames[row.status],
    })),
    ["Provider", "Part", "Change", "What differs", "Saved on", "Saved by", "State"],
  );
}
