import type { LoaderFunctionArgs } from "@remix-run/node";
import { importKinds } from "#app/core/words/providers.ts";
import { templateColumns } from "#app/domain/imports/columns.ts";
import { canImport } from "#app/domain/imports/policy.ts";
import { csvResponse } from "#app/platform/csv.server.ts";
import { allowed, found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

/** A file with nothing but the names of its columns. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canImport(act.actor), "An AP development officer or the authority's lead brings lists over");
  const kind = found(importKinds.find((one) => `${one}.csv` === params.file));
  return csvResponse(`${kind} to bring over.csv`, [], templateColumns(kind));
}
