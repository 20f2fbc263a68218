/** Asks a ClamAV daemon, by its INSTREAM command, whether bytes carry something harmful. */
import { connect, type Socket } from "node:net";

export type Verdict = { kind: "clean" } | { kind: "infected"; signature: string } | { kind: "too_large" };

/** The scanner gave no verdict: away, slow, cut off, or with an error of its own. */
export class ScanFailed extends Error {
  override name = "ScanFailed";
}

const chunkBytes = 64 * 1024;
const longestReply = 4 * 1024;
const patienceMs = 30_000;

/**
 * Streams the bytes to the scanner at `address` (tcp://host:port or unix:/path) and gives its verdict. Throws
 * ScanFailed when there is none within `withinMs`: only a whole answer counts, so that silence never reads as clean.
 */
export function scanForViruses(address: string, bytes: Buffer, withinMs = patienceMs): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const socket = connect(placeOf(address));
    const fail = (why: string) => {
      settle();
      reject(new ScanFailed(why));
    };
    const deadline = setTimeout(() => fail(`No answer within ${withinMs} ms`), withinMs);
    const settle = () => {
      clearTimeout(deadline);
      socket.destroy();
    };
    let reply = "";
    socket.on("data", (piece) => {
      reply += piece.toString("latin1");
      const end = reply.indexOf("\0");
      if (end < 0 && reply.length <= longestReply) return;
      const verdict = end < 0 ? undefined : verdictOf(reply.slice(0, end));
      if (!verdict) return fail(`It answered ${printable(reply)}`);
      settle();
      resolve(verdict);
    });
    // A scanner that has had enough says why and hangs up while bytes still flow: its word may come after the error.
    let broken: string | undefined;
    socket.on("error", (error: NodeJS.ErrnoException) => {
      broken = error.code ?? error.message;
    });
    socket.on("close", () => fail(broken ?? `It hung up after ${printable(reply) || "nothing"}`));
    socket.once("connect", () => void send(socket, bytes));
  });
}

/** Each piece with its length before it, and a length of nought at the end; no faster than the scanner takes them. */
async function send(socket: Socket, bytes: Buffer): Promise<void> {
  socket.write("zINSTREAM\0");
  for (let from = 0; from < bytes.length && !socket.destroyed; from += chunkBytes) {
    const piece = bytes.subarray(from, from + chunkBytes);
    socket.write(lengthOf(piece.length));
    if (!socket.write(piece)) await taken(socket);
  }
  if (!socket.destroyed) socket.write(lengthOf(0));
}

const taken = (socket: Socket) =>
  new Promise<void>((resolve) => {
    socket.once("drain", resolve);
    socket.once("close", resolve);
  });

function lengthOf(size: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(size);
  return four;
}

function verdictOf(reply: string): Verdict | undefined {
  if (reply === "stream: OK") return { kind: "clean" };
  const [, signature] = /^stream: (.+) FOUND$/.exec(reply) ?? [];
  if (signature) return { kind: "infected", signature: printable(signature) };
  return /^INSTREAM size limit exceeded\b/.test(reply) ? { kind: "too_large" } : undefined;
}

const printable = (text: string) => text.replace(/[^ -~]/g, "?").slice(0, 120);

const usualPort = 3310;

function placeOf(address: string): { path: string } | { host: string; port: number } {
  const { protocol, hostname, port, pathname } = new URL(address);
  if (protocol === "unix:") return { path: decodeURIComponent(pathname) };
  return { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port || usualPort) };
}
