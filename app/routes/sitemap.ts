import type { LoaderFunctionArgs } from "@remix-run/node";
import { paths } from "#app/core/paths.ts";
import { listListedIds } from "#app/domain/menu/open-referral/queries.server.ts";
import { absolute } from "#app/platform/mail.server.ts";
import { actOf } from "#app/platform/session.server.ts";

/** What visitors can read, for those who index the web; the protocol allows 50,000 addresses. */
export async function loader({ request }: LoaderFunctionArgs) {
  const offers = await listListedIds(await actOf(request), 49_000);
  const still = [paths.menu(), paths.market(), paths.register(), paths.accessibility(), paths.privacy()];
  const places = [
    ...still.map((path) => ({ path })),
    ...offers.map(({ id }) => ({ path: paths.menuOffer(id) })),
  ];
  const lines = places.map(({ path }) => `<url><loc>${absolute(path).replaceAll("&", "&amp;")}</loc></url>`);
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join("\n")}\n</urlset>\n`,
    {
      headers: { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": "public, max-age=3600" },
    },
  );
}
