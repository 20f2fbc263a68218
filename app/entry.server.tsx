import { Writable } from "node:stream";
import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "#app/components/nonce.ts";

const abortDelay = 5_000;

type Page = {
  request: Request;
  status: number;
  headers: Headers;
  remix: EntryContext;
  nonce: string;
};

export default async function handleRequest(
  ...[request, status, headers, remix, context]: [Request, number, Headers, EntryContext, AppLoadContext]
) {
  const page = await render({ request, status, headers, remix, nonce: context.nonce });
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(page.html, { headers, status: page.status });
}

/**
 * A page is made and sent as a whole: no part of it waits for anything once its loaders have answered, and a
 * stream of small pieces takes longer than the page itself.
 */
function render({ request, status, remix, nonce }: Page) {
  return new Promise<{ html: Uint8Array<ArrayBuffer>; status: number }>((resolve, reject) => {
    let finalStatus = status;
    let shellIsReady = false;
    const parts: Buffer[] = [];
    const body = new Writable({
      write(part: Buffer, _encoding, done) {
        parts.push(withoutGap(part));
        done();
      },
      final(done) {
        resolve({ html: Buffer.concat(parts), status: finalStatus });
        done();
      },
    });
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remix} url={request.url} abortDelay={abortDelay} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        onShellReady() {
          shellIsReady = true;
        },
        onAllReady: () => pipe(body),
        onShellError: reject,
        onError(error) {
          finalStatus = 500;
          // An error of the shell is reported through onShellError.
          if (shellIsReady) note(error);
        },
      },
    );
    setTimeout(abort, abortDelay + 1_000).unref();
  });
}

/** React ends a piece with bytes of nothing where a letter of several bytes does not fit (facebook/react 24985). */
function withoutGap(part: Buffer): Buffer {
  let end = part.length;
  while (end > 0 && part[end - 1] === 0) end -= 1;
  return end === part.length ? part : part.subarray(0, end);
}

/** Notes what went wrong and where, never what was posted. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (!request.signal.aborted) note(error);
};

function note(error: unknown) {
  console.error(
    error instanceof Error ? (error.stack ?? error.message) : "Something that is not an error was thrown",
  );
}
