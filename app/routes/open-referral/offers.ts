import type { LoaderFunctionArgs } from "@remix-run/node";
import { pageOf, readAsked } from "#app/domain/menu/open-referral/asked.ts";
import { listPublicOffers } from "#app/domain/menu/open-referral/queries.server.ts";
import { service, serviceSummary } from "#app/domain/menu/open-referral/shapes.server.ts";
import { openError, openJson } from "#app/platform/open-data.server.ts";
import { actOf } from "#app/platform/session.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const asked = readAsked(params);
  if (typeof asked === "string") return openError(400, asked);
  const { offers, total } = await listPublicOffers(await actOf(request), asked);
  const shape = params.get("full") === "true" ? service : serviceSummary;
  return openJson(pageOf(offers.map(shape), asked, total));
}
