import { paths } from "#app/core/paths.ts";
import { absolute } from "#app/platform/mail.server.ts";

/** What may be indexed: the pages for visitors, and nothing behind a sign-in. */
export function loader() {
  const lines = [
    "User-agent: *",
    `Allow: ${paths.menu()}`,
    `Allow: ${paths.market()}`,
    `Allow: ${paths.register()}`,
    "Allow: /open-referral",
    "Disallow: /",
    "",
    `Sitemap: ${absolute("/sitemap.xml")}`,
    "",
  ];
  return new Response(lines.join("\n"), { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
