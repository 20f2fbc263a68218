/**
 * What the page after a saving says of it. Its address names the notice, and a cookie of half a minute bears it out:
 * an address alone, in a letter, a bookmark or on the way back, would tell of what has not just been done.
 */
import { createCookie } from "@remix-run/node";
import { z } from "zod";
import { type NoticeWords, noticeIn } from "#app/core/notices.ts";
import { isPlain } from "#app/platform/lucia.server.ts";

const secondsBorneOut = 30;

const cookieFor = (request: Request) =>
  createCookie("portal_said", {
    maxAge: secondsBorneOut,
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: !isPlain(request),
  });

const Said = z.object({ at: z.string(), notice: z.string() }).optional().catch(undefined);

/** The same answer, with the cookie when it leads to a page that is to say something. */
export async function bearOut(request: Request, answer: Response): Promise<Response> {
  const to = answer.headers.get("Location");
  const address = to === null ? undefined : new URL(to, request.url);
  if (address && noticeIn(address)) {
    const said = { at: address.pathname, notice: address.searchParams.get("notice") };
    answer.headers.append("Set-Cookie", await cookieFor(request).serialize(said));
  }
  return answer;
}

/** The notice of a page that was reached by saving something a moment ago. */
export async function noticeFor(request: Request): Promise<NoticeWords | undefined> {
  const address = new URL(request.url);
  const notice = noticeIn(address);
  if (!notice) return undefined;
  const said = Said.parse(await cookieFor(request).parse(request.headers.get("Cookie")));
  const isBorneOut = said?.at === address.pathname && said.notice === address.searchParams.get("notice");
  return isBorneOut ? notice : undefined;
}
