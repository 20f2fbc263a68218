/** What stands before every page: headers, refusal of other origins' posts, the limit on bodies, the access log. */
import { randomBytes } from "node:crypto";
import type { NextFunction, Request, Response } from "express";
import helmet from "helmet";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { mapTiles } from "#app/platform/map-tiles.server.ts";
import { plainPage } from "./plain-page.ts";

const largestBody = 12 * 1024 * 1024;
const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/** The mark of this answer's own scripts. */
export const nonceOf = (response: Response): string => String(response.locals.nonce);

export function nameNonce(request: Request, response: Response, next: NextFunction): void {
  // Remix reads this header whatever we trust.
  if (!env().TRUST_PROXY) delete request.headers["x-forwarded-host"];
  response.locals.nonce = randomBytes(16).toString("base64");
  next();
}

/** The security headers. In development Vite adds scripts and styles of its own, which need room. */
export function securityHeaders({ isDevelopment }: { isDevelopment: boolean }) {
  const isSecure = env().PUBLIC_URL?.startsWith("https://") ?? false;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", (_request, response) => `'nonce-${nonceOf(response as Response)}'`],
        styleSrc: isDevelopment ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        imgSrc: ["'self'", "data:", ...tileHosts()],
        connectSrc: isDevelopment ? ["'self'", "ws:"] : ["'self'"],
        objectSrc: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: "same-origin" },
    xFrameOptions: { action: "deny" },
  });
}

/** The one other place that pictures may come from: map tiles, when they are configured. */
function tileHosts(): string[] {
  const tiles = mapTiles();
  return tiles ? [new URL(tiles.template).origin] : [];
}

/** A page says for itself when it may be kept; one that says nothing is not kept anywhere. */
export function keepNothing(_request: Request, response: Response, next: NextFunction): void {
  const writeHead = response.writeHead;
  response.writeHead = function (this: Response, ...given: unknown[]) {
    if (!this.hasHeader("Cache-Control")) this.setHeader("Cache-Control", "no-store");
    return Reflect.apply(writeHead, this, given);
  } as typeof writeHead;
  next();
}

/** Refuses what another site's page makes a browser send here. */
export function refuseOtherOrigins(request: Request, response: Response, next: NextFunction): void {
  if (reading.has(request.method) || isOurs(request)) {
    next();
    return;
  }
  response
    .status(403)
    .type("html")
    .send(
      plainPage(
        "This was sent from another site",
        "The portal takes forms only from its own pages. Nothing was changed. Open the page here and send it again.",
      ),
    );
}

function isOurs(request: Request): boolean {
  const site = request.get("sec-fetch-site");
  if (site && site !== "same-origin" && site !== "none") return false;
  const from = request.get("origin") ?? request.get("referer");
  // Programs that are no browser say neither; without a cookie nobody's rights can be borrowed.
  if (from === undefined) return site !== undefined || request.get("cookie") === undefined;
  return URL.canParse(from) && new URL(from).host === hostOf(request);
}

function hostOf(request: Request): string | undefined {
  const forwarded = env().TRUST_PROXY ? request.get("x-forwarded-host")?.split(",")[0]?.trim() : undefined;
  return (forwarded ?? request.get("host"))?.toLowerCase();
}

/** Refuses bodies that are too large, or whose size is not stated, before a byte of them is kept. */
export function limitBody(request: Request, response: Response, next: NextFunction): void {
  const length = Number(request.get("content-length") ?? 0);
  const isUnstated = request.get("transfer-encoding") !== undefined;
  if (!isUnstated && length <= largestBody) {
    next();
    return;
  }
  if (isUnstated) {
    answerWith(
      response.status(411),
      plainPage("The size was not stated", "The portal takes only requests that say how large they are."),
    );
    return;
  }
  // It is read and thrown away before the answer, else the browser shows a broken connection in place of this page.
  request.once("end", () => answerWith(response.status(413), tooLarge()));
  request.resume();
}

const answerWith = (response: Response, page: string) =>
  response.set("Connection", "close").type("html").send(page);

const tooLarge = () =>
  plainPage(
    "That is too large",
    "What you sent is larger than 12 MB. Nothing was saved. Files may be up to 10 MB each: go back, choose a smaller one and send the page again.",
  );

/** Where a part of the address is a secret that lets its holder in. */
const secretPaths = [
  /^(\/invitations\/)[^/]+/,
  /^(\/calendar\/)[^/]+/,
  /^(\/market\/answers\/)[^/]+/,
  /^(\/saved-searches\/[^/]+\/stopping\/)[^/]+/,
];

/** The path as it may be written down. */
export const withoutSecrets = (path: string): string =>
  secretPaths.reduce((kept, secret) => kept.replace(secret, "$1…"), path);

const openPaths = /^\/open-referral(\/|$)/i;

/**
 * What is open data may be read by any site's page, whatever is answered: its list, or that there is no such thing.
 * A browser that asks first, because the page sends headers of its own, is told without anything being looked up.
 */
export function openToAll(request: Request, response: Response, next: NextFunction): void {
  if (!openPaths.test(request.path)) {
    next();
    return;
  }
  response.set("Access-Control-Allow-Origin", "*");
  if (request.method === "OPTIONS") {
    response
      .status(204)
      .set({
        "Access-Control-Allow-Methods": "GET, HEAD",
        "Access-Control-Allow-Headers": "*",
        "Access-Control-Max-Age": "86400",
      })
      .end();
  } else if (!reading.has(request.method)) {
    response.status(405).set("Allow", "GET, HEAD, OPTIONS").json({ error: "This can only be read" });
  } else next();
}

/** Answers an address with a hidden character as not there: no text of ours holds one, and the database takes none. */
export function refuseHiddenCharacters(request: Request, response: Response, next: NextFunction): void {
  if (!/%00/.test(request.url)) {
    next();
    return;
  }
  response
    .status(404)
    .type("html")
    .send(
      plainPage(
        "There is no such page",
        "The address holds a character that no page has. Check it and try again.",
      ),
    );
}

/** One line per answer, without the query, which may hold what somebody searched for. */
export function logAccess(request: Request, response: Response, next: NextFunction): void {
  const began = performance.now();
  const { method } = request;
  const path = withoutSecrets(request.path);
  response.on("finish", () => {
    log.debug(
      { method, path, status: response.statusCode, ms: Math.round(performance.now() - began) },
      "answered",
    );
  });
  next();
}
