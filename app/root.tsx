import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import styles from "#app/app.css?url";
import { ErrorPage, errorTitle } from "#app/components/error-page.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { FilesAreScanned } from "#app/components/files-are-scanned.ts";
import { useNonce } from "#app/components/nonce.ts";
import { Notice } from "#app/components/notice.tsx";
import { ShellFooter } from "#app/components/shell-footer.tsx";
import { ShellHeader } from "#app/components/shell-header.tsx";
import { SkipLink } from "#app/components/skip-link.tsx";
import type { Shell } from "#app/core/shell.ts";
import { shellOf } from "#app/platform/shell.server.ts";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = ({ error }) => [
  { title: error ? titleOf(errorTitle(statusOf(error))) : "Alternative provision" },
];

export function loader({ request, context }: LoaderFunctionArgs) {
  return shellOf(request, context);
}

/** Stands in when even the shell could not be had. */
const bareShell: Shell = {
  portal: "Alternative provision",
  navigation: [],
  demonstration: false,
  filesAreScanned: false,
};

export function Layout({ children }: { children: ReactNode }) {
  const shell = useRouteLoaderData<typeof loader>("root") ?? bareShell;
  const nonce = useNonce();
  // What a refused form's page says is no longer what was saved before, though the shell was not asked again.
  const isNoticed = new URLSearchParams(useLocation().search).has("notice");
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#073f47" />
        <Meta />
        <Links />
      </head>
      <body className="flex min-h-screen flex-col">
        <SkipLink to="main" />
        <ShellHeader shell={shell} />
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-6xl flex-1 px-4 pt-6 outline-none sm:px-6 sm:pt-8"
        >
          {shell.notice && isNoticed ? <Notice tone={shell.notice.tone}>{shell.notice.text}</Notice> : null}
          <FilesAreScanned.Provider value={shell.filesAreScanned}>{children}</FilesAreScanned.Provider>
        </main>
        <ShellFooter shell={shell} />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  // Only a refusal's own sentence is meant for people; other bodies are the framework's.
  const refused = isRouteErrorResponse(error) && error.status === 403 && typeof error.data === "string";
  return <ErrorPage status={statusOf(error)} sentence={refused ? error.data : undefined} />;
}

function statusOf(error: unknown) {
  return isRouteErrorResponse(error) ? error.status : 500;
}
