import type { LoaderFunctionArgs } from "@remix-run/node";
import { findPublicOfferAt } from "#app/domain/menu/open-referral/queries.server.ts";
import { service, serviceAtLocation } from "#app/domain/menu/open-referral/shapes.server.ts";
import { isId } from "#app/platform/found.ts";
import { openError, openJson } from "#app/platform/open-data.server.ts";
import { actOf } from "#app/platform/session.server.ts";

export async function loader({ request, params: { id } }: LoaderFunctionArgs) {
  const offer = isId(id) ? await findPublicOfferAt(await actOf(request), id) : undefined;
  if (!offer) return openError(404, "There is no such service at a location");
  return openJson({ ...serviceAtLocation(offer), service: service(offer) });
}
