/** A small server that answers in the documented shapes of Meilisearch and remembers what it was asked. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export type Asked = { method: string; path: string; authorization: string | undefined; body: unknown };

export type MeilisearchDouble = {
  url: string;
  asked: Asked[];
  /** What the next searches answer with. */
  answers(results: unknown[]): void;
  close(): Promise<void>;
};

/** `first` is what searches answer with until told otherwise; `wanted` is a port, or any. */
export async function meilisearchDouble(first: unknown[] = [], wanted = 0): Promise<MeilisearchDouble> {
  let results = first;
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    const { method = "", url = "", headers } = request;
    asked.push({
      method,
      path: url,
      authorization: headers.authorization,
      body: body ? JSON.parse(body) : undefined,
    });
    const [status, answer] = answerTo(method, url, results);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(wanted, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    answers: (next) => {
      results = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A change is a task that is enqueued (202) and found to have succeeded; a search answers at once. */
function answerTo(method: string, path: string, results: unknown[]): [number, unknown] {
  if (path === "/multi-search") return [200, { results }];
  const task = {
    taskUid: 1,
    uid: 1,
    indexUid: "offers",
    type: "documentAdditionOrUpdate",
    enqueuedAt: "2026-10-07T09:00:00Z",
  };
  if (method === "GET") return [200, { ...task, status: "succeeded", error: null, details: {} }];
  return [202, { ...task, status: "enqueued" }];
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
