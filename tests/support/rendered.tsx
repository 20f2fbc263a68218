/** A page as its address answers it without JavaScript: its loader's rows in its own markup, without the shell. */
import type { ComponentType } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from "react-router-dom/server";

type Loader = (args: never) => Promise<unknown>;
type Page = { default: ComponentType; loader?: Loader };

/** The request may carry the cookie of who is signed in. */
export async function rendered(page: Page, path: string, request: Request): Promise<string> {
  const { loader } = page;
  const routes = [
    {
      id: "page",
      path,
      Component: page.default,
      loader: loader ? (args: unknown) => loader(args as never) : undefined,
    },
  ];
  const context = await createStaticHandler(routes).query(request, {
    requestContext: { nonce: "n", address: "192.0.2.1" },
  });
  if (context instanceof Response) throw new Error(`the page answers ${context.status}`);
  const router = createStaticRouter(routes, context);
  return renderToStaticMarkup(<StaticRouterProvider router={router} context={context} hydrate={false} />);
}
