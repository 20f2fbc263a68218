import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { findMenuPicture } from "#app/domain/menu/menu-offer.server.ts";
import { openFile } from "#app/platform/files.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { actOf } from "#app/platform/session.server.ts";

const shown: readonly string[] = ["image/png", "image/jpeg"];

/** A picture of an offer, for whoever may see the offer. It never changes under its id. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await actOf(request);
  const picture = found(await findMenuPicture(act, idFrom(params, "offerId"), idFrom(params, "pictureId")));
  if (!shown.includes(picture.mediaType)) throw new Response("Not found", { status: 404 });
  const headers = {
    "Cache-Control": "private, max-age=3600",
    ETag: `"${picture.sha256}"`,
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
  };
  if (request.headers.get("if-none-match") === headers.ETag)
    return new Response(null, { status: 304, headers });
  const file = found(await openFile(picture.storageKey));
  return new Response(createReadableStreamFromReadable(file), {
    headers: {
      ...headers,
      "Content-Type": picture.mediaType,
      "Content-Length": String(picture.bytes),
      "Content-Disposition": "inline",
    },
  });
}
