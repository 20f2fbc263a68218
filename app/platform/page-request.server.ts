import { isbot } from "isbot";

/** True when a browser asks for a whole page for a person to read: no robot, no looking ahead, no part of a page. */
export function isPageForPerson({ headers }: Request): boolean {
  const purpose = headers.get("Sec-Purpose") ?? headers.get("Purpose") ?? "";
  const whatFor = headers.get("Sec-Fetch-Dest") ?? "document";
  return whatFor === "document" && !purpose.includes("prefetch") && !isRobot(headers);
}

export const isRobot = (headers: Headers): boolean => isbot(headers.get("User-Agent"));
