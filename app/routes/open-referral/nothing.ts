import { openError } from "#app/platform/open-data.server.ts";

/** Every other address of the feed: programs are answered in their own words. */
export const loader = () => openError(404, "The feed has nothing at this address");
