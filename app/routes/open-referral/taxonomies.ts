import type { LoaderFunctionArgs } from "@remix-run/node";
import { pageOf, readAsked } from "#app/domain/menu/open-referral/asked.ts";
import { taxonomies } from "#app/domain/menu/open-referral/shapes.server.ts";
import { openError, openJson } from "#app/platform/open-data.server.ts";

export function loader({ request }: LoaderFunctionArgs) {
  const asked = readAsked(new URL(request.url).searchParams);
  if (typeof asked === "string") return openError(400, asked);
  const from = (asked.page - 1) * asked.perPage;
  const shown = taxonomies.slice(from, from + asked.perPage).map(({ key: _, ...taxonomy }) => taxonomy);
  return openJson(pageOf(shown, asked, taxonomies.length));
}
