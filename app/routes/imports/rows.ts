import type { LoaderFunctionArgs } from "@remix-run/node";
import { fateNames } from "#app/domain/imports/fates.ts";
import { findImport } from "#app/domain/imports/queries.server.ts";
import { mostRows } from "#app/domain/imports/read-table.ts";
import { csvResponse } from "#app/platform/csv.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { rowFilterIn } from "#app/routes/imports/address.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { fates } = rowFilterIn(new URL(request.url).searchParams);
  const read = found(await findImport(act, idFrom(params, "importId"), { fates, pageSize: mostRows }));
  return csvResponse(
    `rows of ${read.fileName.replace(/\.\w+$/, "")}.csv`,
    read.rows.map(({ line, called, fate, words }) => ({
      Line: String(line),
      Row: called,
      "What becomes of it": fateNames[fate],
      Why: words.join("; "),
    })),
    ["Line", "Row", "What becomes of it", "Why"],
  );
}
