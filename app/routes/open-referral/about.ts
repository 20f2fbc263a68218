import { absolute } from "#app/platform/mail.server.ts";
import { openJson } from "#app/platform/open-data.server.ts";

/** Which standard the feed speaks, and where it is described. */
export function loader() {
  return openJson({
    version: "HSDS-UK-3.0",
    profile: "https://docs.openreferraluk.org/en/latest/",
    openapi_url: "https://raw.githubusercontent.com/openreferral/uk-profile/main/schema/openapi.json",
    url: absolute("/open-referral"),
  });
}
