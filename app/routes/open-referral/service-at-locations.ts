import type { LoaderFunctionArgs } from "@remix-run/node";
import { pageOf, readAsked } from "#app/domain/menu/open-referral/asked.ts";
import { listPublicOffers } from "#app/domain/menu/open-referral/queries.server.ts";
import { serviceAtLocation, wholeServiceAtLocation } from "#app/domain/menu/open-referral/shapes.server.ts";
import { openError, openJson } from "#app/platform/open-data.server.ts";
import { visitorOf } from "#app/platform/session.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const asked = readAsked(new URL(request.url).searchParams);
  if (typeof asked === "string") return openError(400, asked);
  const { offers, total } = await listPublicOffers(await visitorOf(request), asked);
  return openJson(pageOf(offers.map(asked.full ? wholeServiceAtLocation : serviceAtLocation), asked, total));
}
