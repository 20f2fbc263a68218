import type { LoaderFunctionArgs } from "@remix-run/node";
import { taxonomyTerm } from "#app/domain/menu/open-referral/shapes.server.ts";
import { termKeys } from "#app/domain/menu/open-referral/vocabulary.ts";
import { openError, openJson } from "#app/platform/open-data.server.ts";

export function loader({ params: { id } }: LoaderFunctionArgs) {
  const term = termKeys.map(taxonomyTerm).find((one) => one.id === id?.toLowerCase());
  return term ? openJson(term) : openError(404, "There is no such term");
}
