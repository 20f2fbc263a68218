import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { paths } from "#app/core/paths.ts";
import { countMiss } from "#app/domain/menu/count-miss.server.ts";
import { readMenuAddress } from "#app/domain/menu/menu-address.ts";
import { findMenu } from "#app/domain/menu/menu-queries.server.ts";
import { mayReportMiss } from "#app/domain/people/attempts.server.ts";
import { isRobot } from "#app/platform/page-request.server.ts";
import { actOf } from "#app/platform/session.server.ts";

const longestAddress = 4000;

export const loader = () => redirect(paths.menu());

/** What is reported is asked again here: only what really finds nothing counts. */
export async function action({ request, context }: ActionFunctionArgs) {
  if (!(await mayReportMiss(context.address))) return new Response(null, { status: 204 });
  const said = (await request.text()).slice(0, longestAddress);
  const act = await actOf(request);
  const { search } = readMenuAddress(new URLSearchParams(said));
  const { total, from } = await findMenu(act, search);
  if (!isRobot(request.headers)) await countMiss(act, search, { total, from });
  return new Response(null, { status: 204 });
}
