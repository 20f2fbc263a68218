import type { LoaderFunctionArgs } from "@remix-run/node";
import { onePageOf, pageOf, readAsked } from "#app/domain/menu/open-referral/asked.ts";
import { listPublicChanges, listPublicOffers } from "#app/domain/menu/open-referral/queries.server.ts";
import { service, serviceChange, serviceSummary } from "#app/domain/menu/open-referral/shapes.server.ts";
import { openError, openJson } from "#app/platform/open-data.server.ts";
import { visitorOf } from "#app/platform/session.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const asked = readAsked(new URL(request.url).searchParams);
  if (typeof asked === "string") return openError(400, asked);
  const reader = await visitorOf(request);
  if (asked.minimal) return openJson(onePageOf((await listPublicChanges(reader, asked)).map(serviceChange)));
  const { offers, total } = await listPublicOffers(reader, asked);
  return openJson(pageOf(offers.map(asked.full ? service : serviceSummary), asked, total));
}
