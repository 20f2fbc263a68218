import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { paths } from "#app/core/paths.ts";
import { closeSession } from "#app/platform/session.server.ts";

/** Nobody is signed out by following a link. */
export const loader = () => redirect(paths.home());

export const action = ({ request }: ActionFunctionArgs) => closeSession(request);

export default function SignOut() {
  return null;
}
