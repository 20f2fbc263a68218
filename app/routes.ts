import { index, type RouteConfig, route } from "@remix-run/route-config";

/** The map of the site, in the order of the business. */
export default [
  index("routes/home.tsx"),

  // people
  route("sign-in", "routes/sign-in/sign-in.tsx"),
  route("sign-in/personas", "routes/sign-in/personas.tsx"),
  route("invitations/:token", "routes/sign-in/invitation.tsx"),
  route("sign-out", "routes/sign-out.tsx"),
  route("choose-role", "routes/choose-role.tsx"),

  // terms and budgets

  // providers and their quality

  // the menu

  // pupils and placements

  // registers, statements, outcomes, value

  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
