/**
 * The menu as it would be without the portal: node:http, SQL written by hand, and the page's own components in a plain
 * React tree. Serves visitors of the one authority it is told of; started and stopped by tests/bench/menu.ts.
 */
import { createServer } from "node:http";
import postgres from "postgres";
import { renderToString } from "react-dom/server";
import { Outlet } from "react-router-dom";
import { createStaticRouter, type StaticHandlerContext, StaticRouterProvider } from "react-router-dom/server";
import { FilesAreScanned } from "#app/components/files-are-scanned.ts";
import { ShellFooter } from "#app/components/shell-footer.tsx";
import { ShellHeader } from "#app/components/shell-header.tsx";
import { SkipLink } from "#app/components/skip-link.tsx";
import type { Shell } from "#app/core/shell.ts";
import { locate } from "#app/domain/organisations/locate.ts";
import { navigationFor } from "#app/platform/navigation.ts";
import Menu from "#app/routes/menu/menu.tsx";
import { bareAnswer } from "#tests/bench/bare-answer.ts";

const [authorityId = "", authority = ""] = process.argv.slice(2);
const { DATABASE_URL = "", PORT } = process.env;
const sql = postgres(DATABASE_URL, { max: 10, onnotice: () => undefined });
// The search is planned for its very words, as the portal has it.
const searching = postgres(DATABASE_URL, {
  max: 10,
  onnotice: () => undefined,
  connection: { plan_cache_mode: "force_custom_plan", enable_seqscan: false },
});

const shell: Shell = {
  portal: "Alternative provision portal",
  authority,
  navigation: navigationFor(undefined).map((link) => ({ ...link })),
  demonstration: false,
  filesAreScanned: false,
};

function Page() {
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Menu of alternative provision</title>
        <link rel="stylesheet" href="/app.css" />
      </head>
      <body className="flex min-h-screen flex-col">
        <SkipLink to="main" />
        <ShellHeader shell={shell} />
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-6xl flex-1 px-4 pt-6 outline-none sm:px-6 sm:pt-8"
        >
          <FilesAreScanned.Provider value={false}>
            <Outlet />
          </FilesAreScanned.Provider>
        </main>
        <ShellFooter shell={shell} />
      </body>
    </html>
  );
}

const menu = { id: "menu", path: "menu", Component: Menu };
const root = { id: "root", path: "/", Component: Page, children: [menu] };

function rendered(address: URL, answer: object): string {
  const { pathname, search } = address;
  const context: StaticHandlerContext = {
    basename: "",
    location: { pathname, search, hash: "", state: null, key: "default" },
    matches: [
      { params: {}, pathname: "/", pathnameBase: "/", route: root },
      { params: {}, pathname, pathnameBase: pathname, route: menu },
    ],
    loaderData: { menu: answer },
    actionData: null,
    errors: null,
    statusCode: 200,
    loaderHeaders: {},
    actionHeaders: {},
    activeDeferreds: null,
  };
  const router = createStaticRouter([root], context);
  return `<!DOCTYPE html>${renderToString(<StaticRouterProvider router={router} context={context} hydrate={false} />)}`;
}

const server = createServer(async (request, response) => {
  try {
    const address = new URL(request.url ?? "/", "http://127.0.0.1");
    const postcode = address.searchParams.get("postcode");
    const near = postcode === null ? undefined : locate(postcode);
    const answer = await bareAnswer({ sql, searching }, authorityId, address.searchParams, near);
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(rendered(address, answer));
  } catch (error) {
    console.error(error);
    response.statusCode = 500;
    response.end();
  }
});
server.listen(Number(PORT), "127.0.0.1");
// Whoever started this has gone when this closes.
process.stdin.resume().on("close", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));
