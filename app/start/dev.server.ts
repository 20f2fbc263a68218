/** `npm run dev`: the portal with pages that follow every change of a source file. */
import type { ServerBuild } from "@remix-run/node";
import { runPortal } from "./portal.server.ts";
import type { Pages } from "./serve.server.ts";

export const main = (): Promise<number> => runPortal(livePages);

async function livePages(): Promise<Pages> {
  const { createServer } = await import("vite");
  const vite = await createServer({ server: { middlewareMode: true }, appType: "custom" });
  return {
    isDevelopment: true,
    build: async () => (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild,
    addStatic: (app) => void app.use(vite.middlewares),
    close: () => vite.close(),
  };
}
