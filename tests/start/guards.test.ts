import { createServer, type Server, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as guards from "#app/start/serve/guards.server.ts";

let server: Server;
let host: string;

beforeAll(async () => {
  const app = express();
  app.use(guards.nameNonce, guards.securityHeaders({ isDevelopment: false }));
  app.use(
    guards.openToAll,
    guards.refuseHiddenCharacters,
    guards.keepNothing,
    guards.refuseOtherOrigins,
    guards.limitBody,
  );
  app.get(
    "/kept",
    (_request, response) => void response.set("Cache-Control", "private, max-age=60").send("kept"),
  );
  app.all("*", (request, response) => {
    request.resume();
    request.on("end", () => response.send("reached"));
  });
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

interface Sent {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** Sent by hand, since fetch sets some of these headers itself. */
function ask({ method = "POST", path = "/", headers = {}, body = "" }: Sent) {
  return new Promise<{ status: number; text: string; header(name: string): string }>((resolve, reject) => {
    const length = headers["Transfer-Encoding"] ? {} : { "Content-Length": String(body.length) };
    const outgoing = send(
      `http://${host}${path}`,
      { method, headers: { ...length, ...headers } },
      (incoming) => {
        let text = "";
        incoming.on("data", (chunk) => {
          text += chunk;
        });
        const header = (name: string) => String(incoming.headers[name]);
        incoming.on("end", () => resolve({ status: incoming.statusCode ?? 0, text, header }));
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

const cookie = { Cookie: "session=abc" };

describe("a post", () => {
  test.each([
    ["of a page of ours", () => ({ ...cookie, Origin: `http://${host}` })],
    ["of a page of ours in an older browser", () => ({ ...cookie, Referer: `http://${host}/offers` })],
    ["that the browser calls same-origin", () => ({ ...cookie, "Sec-Fetch-Site": "same-origin" })],
    ["of a program without a cookie", () => ({})],
  ])("%s is let in", async (_, headers) => {
    expect((await ask({ headers: headers() })).status).toBe(200);
  });

  test.each([
    ["of another site", () => ({ Origin: "http://evil.example" })],
    ["of another port", () => ({ Origin: "http://127.0.0.1:1" })],
    ["of a page that hides its origin", () => ({ Origin: "null" })],
    ["of another site by its referrer", () => ({ Referer: "http://evil.example/" })],
    [
      "that the browser calls cross-site",
      () => ({ Origin: `http://${host}`, "Sec-Fetch-Site": "cross-site" }),
    ],
    ["that the browser calls same-site", () => ({ "Sec-Fetch-Site": "same-site" })],
    ["with a cookie that does not say where from", () => cookie],
    [
      "of another site that claims to be forwarded",
      () => ({ Origin: "http://evil.example", "X-Forwarded-Host": "evil.example" }),
    ],
  ])("%s is refused with a page", async (_, headers) => {
    const { status, text } = await ask({ headers: headers() });
    expect(status).toBe(403);
    expect(text).toContain("<h1>This was sent from another site</h1>");
  });

  test("of more than 12 MB is refused with a page that says what to do", async () => {
    const { status, text } = await ask({ body: Buffer.alloc(12 * 1024 * 1024 + 1) });
    expect(status).toBe(413);
    expect(text).toContain("<h1>That is too large</h1>");
    expect((await ask({ body: Buffer.alloc(12 * 1024 * 1024) })).status).toBe(200);
  });

  test("that does not say how large it is is refused", async () => {
    expect((await ask({ headers: { "Transfer-Encoding": "chunked" }, body: "a=b" })).status).toBe(411);
  });
});

describe("an answer", () => {
  test("is kept nowhere, unless the page says otherwise", async () => {
    expect((await ask({ method: "GET" })).header("cache-control")).toBe("no-store");
    expect((await ask({ method: "GET", path: "/kept" })).header("cache-control")).toBe("private, max-age=60");
  });

  test("lets in only scripts with its own mark, and no frame", async () => {
    const policies = [await ask({ method: "GET" }), await ask({ method: "GET" })].map((answer) =>
      answer.header("content-security-policy"),
    );
    expect(policies[0]).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}'/);
    expect(policies[0]).not.toBe(policies[1]);
    expect(policies[0]).toContain("frame-ancestors 'none'");
    expect(policies[0]).not.toMatch(/unsafe|upgrade-insecure-requests/);
  });
});

describe("addresses", () => {
  test("with a hidden character are not there", async () => {
    for (const path of ["/menu?q=%00", "/evidence-kinds/a%00b"])
      expect((await ask({ method: "GET", path })).status).toBe(404);
    expect((await ask({ method: "GET", path: "/menu?q=%20" })).status).toBe(200);
  });

  test.each([
    ["/invitations/s3cret", "/invitations/…"],
    ["/calendar/s3cret.ics", "/calendar/…"],
    ["/market/answers/s3cret", "/market/answers/…"],
    ["/saved-searches/7/stopping/s3cret", "/saved-searches/7/stopping/…"],
    ["/menu/s3cret", "/menu/s3cret"],
  ])("%s is written down as %s", (path, written) => {
    expect(guards.withoutSecrets(path)).toBe(written);
  });
});

describe("open data", () => {
  const finder = { Origin: "https://finder.example" };
  const path = "/open-referral/services";

  test.each([
    ["GET", path, 200],
    ["GET", "/Open-Referral/services/1", 200],
    ["GET", "/open-referral?search=%00", 404],
    ["POST", path, 405],
    ["DELETE", path, 405],
  ])("says to any site that it may read it, whatever is answered: %s %s", async (method, at, status) => {
    const answer = await ask({ method, path: at, headers: finder });
    expect(answer.status).toBe(status);
    expect(answer.header("access-control-allow-origin")).toBe("*");
    if (status === 405) {
      expect(answer.header("allow")).toBe("GET, HEAD, OPTIONS");
      expect(JSON.parse(answer.text)).toEqual({ error: "This can only be read" });
    }
  });

  test("tells a browser that asks first that headers of its own are welcome, without looking anything up", async () => {
    const wanted = {
      "Access-Control-Request-Method": "GET",
      "Access-Control-Request-Headers": "content-type,x-requested-with",
    };
    const answer = await ask({ method: "OPTIONS", path, headers: { ...finder, ...wanted } });
    expect({ status: answer.status, text: answer.text }).toEqual({ status: 204, text: "" });
    expect(answer.header("access-control-allow-origin")).toBe("*");
    expect(answer.header("access-control-allow-headers")).toBe("*");
    expect(answer.header("access-control-allow-methods")).toBe("GET, HEAD");
  });

  test.each(["/", "/open-referrals", "/menu/open-referral"])("is not what stands at %s", async (at) => {
    const answers = [await ask({ method: "GET", path: at }), await ask({ method: "OPTIONS", path: at })];
    for (const answer of answers) {
      expect(answer.header("access-control-allow-origin")).toBe("undefined");
      expect(answer.text).toBe("reached");
    }
  });
});
