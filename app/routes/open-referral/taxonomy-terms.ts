import type { LoaderFunctionArgs } from "@remix-run/node";
import { pageOf, readAsked } from "#app/domain/menu/open-referral/asked.ts";
import { taxonomyTerm } from "#app/domain/menu/open-referral/shapes.server.ts";
import { termKeys } from "#app/domain/menu/open-referral/vocabulary.ts";
import { openError, openJson } from "#app/platform/open-data.server.ts";

export function loader({ request }: LoaderFunctionArgs) {
  const asked = readAsked(new URL(request.url).searchParams);
  if (typeof asked === "string") return openError(400, asked);
  const from = (asked.page - 1) * asked.perPage;
  const terms = termKeys.slice(from, from + asked.perPage).map(taxonomyTerm);
  return openJson(pageOf(terms, asked, termKeys.length));
}
