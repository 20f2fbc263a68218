/** `npm start`: the portal, from whatever is there to an address that answers. */
import { runPortal } from "./portal.server.ts";
import { builtPages } from "./serve.server.ts";

export const main = (): Promise<number> => runPortal(builtPages);
