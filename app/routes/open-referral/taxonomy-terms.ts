import type { LoaderFunctionArgs } from "@remix-run/node";
import { pageOf, readAsked } from "#app/domain/menu/open-referral/asked.ts";
import { taxonomyTerm } from "#app/domain/menu/open-referral/shapes.server.ts";
import { termKeys } from "#app/domain/menu/open-referral/vocabulary.ts";
import { openError, openJson } from "#app/platform/open-data.server.ts";

export function loader({ request }: LoaderFunctionArgs) {
  const asked = readAsked(new URL(request.url).searchParams);
  if (typeof asked === "string") return openError(400, asked);
  const { taxonomyId, page, perPage } = asked;
  const terms = termKeys
    .map(taxonomyTerm)
    .filter((term) => taxonomyId === undefined || term.taxonomy_id === taxonomyId);
  return openJson(pageOf(terms.slice((page - 1) * perPage, page * perPage), asked, terms.length));
}
