import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { findDocument } from "#app/domain/providers/queries.server.ts";
import { findAnswerDocument } from "#app/domain/quality/conditions/queries.server.ts";
import { openFile } from "#app/platform/files.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

/** A stored document, for who may look into the registration it belongs to; always as a download of its fixed type. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "documentId");
  const document = found((await findDocument(act, id)) ?? (await findAnswerDocument(act, id)));
  const file = found(await openFile(document.storageKey));
  return new Response(createReadableStreamFromReadable(file), {
    headers: {
      "Content-Type": document.mediaType,
      "Content-Length": String(document.bytes),
      "Content-Disposition": `attachment; filename="${plain(document.fileName)}"; filename*=UTF-8''${encodeURIComponent(document.fileName)}`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "private, no-store",
    },
  });
}

/** For old readers of the header: letters, digits and a few marks only. */
function plain(name: string): string {
  return name.replace(/[^A-Za-z0-9 ._-]/g, "_");
}
