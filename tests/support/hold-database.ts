/** A stand-in for the portal: starts the embedded database of the folder it is given and holds on until killed. */
import { startEmbedded } from "#db/embedded.server.ts";

const [dataDir = ""] = process.argv.slice(2);
const { url, pid, adopted } = await startEmbedded(dataDir);
console.log(JSON.stringify({ url, pid, adopted }));
setInterval(() => undefined, 60_000);
