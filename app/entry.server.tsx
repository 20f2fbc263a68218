import { PassThrough } from "node:stream";
import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type HandleErrorFunction,
} from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
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

export default function handleRequest(
  ...[request, status, headers, remix, context]: [Request, number, Headers, EntryContext, AppLoadContext]
) {
  return render({ request, status, headers, remix, nonce: context.nonce });
}

/** People get the page as it is made; robots, who do not wait for more, get it whole. */
function render({ request, status, headers, remix, nonce }: Page) {
  const whole = isbot(request.headers.get("user-agent")) || remix.isSpaMode;
  return new Promise<Response>((resolve, reject) => {
    let finalStatus = status;
    let sent = false;
    const send = () => {
      sent = true;
      const body = new PassThrough();
      headers.set("Content-Type", "text/html; charset=utf-8");
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: finalStatus }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remix} url={request.url} abortDelay={abortDelay} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        ...(whole ? { onAllReady: send } : { onShellReady: send }),
        onShellError: reject,
        onError(error) {
          finalStatus = 500;
          // An error before anything was sent is reported through onShellError.
          if (sent) note(error);
        },
      },
    );
    setTimeout(abort, abortDelay + 1_000).unref();
  });
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
