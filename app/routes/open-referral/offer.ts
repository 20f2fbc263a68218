import type { LoaderFunctionArgs } from "@remix-run/node";
import { findPublicOffer } from "#app/domain/menu/open-referral/queries.server.ts";
import { service } from "#app/domain/menu/open-referral/shapes.server.ts";
import { isId } from "#app/platform/found.ts";
import { openError, openJson } from "#app/platform/open-data.server.ts";
import { visitorOf } from "#app/platform/session.server.ts";

export async function loader({ request, params: { id } }: LoaderFunctionArgs) {
  const offer = isId(id) ? await findPublicOffer(await visitorOf(request), id) : undefined;
  return offer ? openJson(service(offer)) : openError(404, "There is no such service");
}
