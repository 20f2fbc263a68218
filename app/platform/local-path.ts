/** An address within this portal, or its home page: nobody is sent elsewhere by a link that leads here. */
export function localPath(to: unknown): string {
  if (typeof to !== "string" || to.length > 2000 || !/^\/(?![/\\])[^\p{Cc}\\]*$/u.test(to)) return "/";
  const here = "http://portal.invalid";
  return URL.canParse(to, here) && new URL(to, here).origin === here ? to : "/";
}
