/** The web server: Express around the pages that the build made. */
import { readdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler, type RequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import { Halt } from "#app/core/halt.ts";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import * as guards from "./serve/guards.server.ts";
import { health, type Liveness } from "./serve/health.server.ts";
import { plainPage } from "./serve/plain-page.ts";
import { bySection } from "./serve/sections.server.ts";

export interface Serving {
  address: string;
  /** Takes no new requests, lets those under way finish for a moment, then closes. */
  stop(): Promise<void>;
}

/** Where the pages come from: the build, or Vite while developing. */
export interface Pages {
  isDevelopment: boolean;
  addStatic(app: Express): void;
  build: ServerBuild | (() => Promise<ServerBuild>);
  close?(): Promise<void>;
}

/** The pages as `npm run build` made them. */
export async function builtPages(): Promise<Pages> {
  const file = path.resolve("build/server/index.js");
  const build = (await import(pathToFileURL(file).href)) as ServerBuild;
  return {
    isDevelopment: false,
    build,
    addStatic(app) {
      app.use(
        "/assets",
        express.static("build/client/assets", { immutable: true, maxAge: "1y", index: false }),
      );
      // What is not there is not asked of the pages: an old page's script would get HTML for an answer.
      app.use("/assets", (_request, response) => void response.status(404).type("txt").send("Not found"));
      const files = express.static("build/client", { maxAge: "1h", index: false });
      // Only what may be a file is looked for on the disk.
      const there = new Set(readdirSync("build/client"));
      app.use((request, response, next) => {
        const [, first = ""] = request.path.split("/");
        if (there.has(first)) files(request, response, next);
        else next();
      });
    },
  };
}

export async function serve(pages: Pages, liveness: Liveness): Promise<Serving> {
  const { HOST, PORT, TRUST_PROXY } = env();
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", TRUST_PROXY ? 1 : false);
  const pulse = health(liveness);
  app.get("/health", pulse.answer);
  app.use(
    guards.logAccess,
    guards.nameNonce,
    guards.securityHeaders(pages),
    guards.openToAll,
    guards.refuseHiddenCharacters,
    compression(),
  );
  pages.addStatic(app);
  app.use(guards.keepNothing, guards.refuseOtherOrigins, guards.limitBody);
  app.all("*", remix(pages));
  app.use(somethingBroke);
  const server = createServer({ requestTimeout: 120_000 }, app);
  await listen(server, HOST, PORT);
  return { address: addressOf(HOST, PORT), stop: () => stopServing(server, pulse.close) };
}

function remix({ build, isDevelopment }: Pages): RequestHandler {
  const answering = (answered: Pages["build"]) =>
    createRequestHandler({
      build: answered,
      mode: isDevelopment ? "development" : "production",
      getLoadContext: (request, response) => ({
        nonce: guards.nonceOf(response),
        address: request.ip ?? "unknown",
      }),
    });
  return typeof build === "function" ? answering(build) : bySection(build, answering);
}

/** Only what Remix itself could not answer comes here. */
function somethingBroke(error: unknown, request: Request, response: Response, next: NextFunction): void {
  // A malformed address is the visitor's mistake, and Express says so by a status of its own.
  const status = error instanceof URIError || (error as { status?: number }).status === 400 ? 400 : 500;
  if (status === 500)
    log.error({ err: error, method: request.method, path: request.path }, "a request broke");
  if (response.headersSent) {
    next(error);
    return;
  }
  response
    .status(status)
    .type("html")
    .send(
      status === 400
        ? plainPage(
            "That address cannot be read",
            "Check that it is complete and typed as it was given to you.",
          )
        : plainPage(
            "Something went wrong",
            "It is our fault, not yours, and it has been noted. Try again in a moment.",
          ),
    );
}

/** Halts with a sentence when the port is taken. */
function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(portRefused(error, host, port)));
    server.listen(port, host, resolve);
  });
}

function portRefused(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new Halt(
      `Port ${port} is in use by another program. Choose another one: PORT=${port + 1} npm start`,
    );
  }
  if (error.code === "EACCES")
    return new Halt(`Port ${port} may not be used by this user. Choose one above 1024.`);
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
    return new Halt(`This machine has no address ${host}: set HOST to one it has, or leave it out.`);
  }
  return error;
}

/** Halts when nothing could listen there, before anything slow is begun. */
export async function checkPort(): Promise<void> {
  const probe = createServer();
  await listen(probe, env().HOST, env().PORT);
  await new Promise((resolve) => probe.close(resolve));
}

function addressOf(host: string, port: number): string {
  const isEverywhere = host === "0.0.0.0" || host === "::";
  const name = host.includes(":") ? `[${host}]` : host;
  return env().PUBLIC_URL ?? `http://${isEverywhere ? "127.0.0.1" : name}:${port}`;
}

async function stopServing(server: Server, closePulse: () => Promise<void>): Promise<void> {
  const patience = setTimeout(() => server.closeAllConnections(), 2000);
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeIdleConnections();
  });
  clearTimeout(patience);
  await closePulse();
}
