/** A small server that speaks as much of clamd as a scan needs, and misbehaves when told to. */

import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";

/** The text every scanner takes for a virus and that harms nobody, put together here so that no scanner stops at this file. */
export const testVirus = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join(
  "",
);

export type ClamdManner =
  | "usual"
  | "slow"
  | "hangs up at once"
  | "hangs up half way"
  | "half an answer"
  | "an answer without its end"
  | "an error"
  | "nonsense"
  | "endless";

export type ClamdDouble = {
  url: string;
  /** What it was sent to scan, each put together again. */
  scanned: Buffer[];
  manner: ClamdManner;
  /** Over so many bytes it refuses, as clamd's StreamMaxLength does. */
  most: number;
  close(): Promise<void>;
};

/** Listens on a port, or on the socket file of that name. */
export async function clamdDouble(socketFile?: string): Promise<ClamdDouble> {
  const open = new Set<Socket>();
  const double = { url: "", scanned: [] as Buffer[], manner: "usual" as ClamdManner, most: 25_000_000 };
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("error", () => undefined).on("close", () => open.delete(socket));
    if (double.manner === "hangs up at once") return socket.destroy();
    return attend(socket, double);
  });
  await listen(server, socketFile);
  const url = socketFile ? `unix:${socketFile}` : `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of open) socket.destroy();
      server.close(() => resolve());
    });
  return Object.assign(double, { url, close });
}

const listen = (server: Server, socketFile?: string) =>
  new Promise<void>((resolve) => {
    if (socketFile) server.listen(socketFile, resolve);
    else server.listen(0, "127.0.0.1", resolve);
  });

type Doubled = Pick<ClamdDouble, "scanned" | "manner" | "most">;

function attend(socket: Socket, double: Doubled): void {
  let received = Buffer.alloc(0);
  let isDone = false;
  socket.on("data", (piece) => {
    if (isDone) return;
    received = Buffer.concat([received, piece]);
    if (double.manner === "hangs up half way" && received.length > 1000) return void socket.destroy();
    const stream = readStream(received);
    if (stream.kind === "wrong") return void socket.end("UNKNOWN COMMAND\0");
    isDone = stream.kind === "whole" || stream.bytes > double.most;
    if (stream.bytes > double.most) return void socket.end("INSTREAM size limit exceeded. ERROR\0");
    if (stream.kind === "more") return;
    double.scanned.push(stream.content);
    reply(socket, stream.content, double.manner);
  });
}

type Stream =
  | { kind: "more"; bytes: number }
  | { kind: "wrong" }
  | { kind: "whole"; bytes: number; content: Buffer };

function readStream(received: Buffer): Stream {
  const command = "zINSTREAM\0";
  const said = received.subarray(0, command.length).toString("latin1");
  if (!command.startsWith(said)) return { kind: "wrong" };
  const pieces: Buffer[] = [];
  let bytes = 0;
  for (let at = command.length; at + 4 <= received.length; ) {
    const size = received.readUInt32BE(at);
    if (size === 0) return { kind: "whole", bytes, content: Buffer.concat(pieces) };
    pieces.push(received.subarray(at + 4, at + 4 + size));
    bytes += size;
    at += 4 + size;
  }
  return { kind: "more", bytes };
}

function reply(socket: Socket, content: Buffer, manner: ClamdManner): void {
  const isVirus = content.includes(testVirus);
  const verdict = isVirus ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0";
  switch (manner) {
    case "slow":
      return;
    case "half an answer":
      return void socket.end("stream: O");
    case "an answer without its end":
      return void socket.end("stream: OK");
    case "an error":
      return void socket.end("stream: lstat() failed. ERROR\0");
    case "nonsense":
      return void socket.end("stream: OK, or not\0");
    case "endless":
      return void socket.write("stream: ".repeat(2000));
    default: {
      // In two pieces, as a network may bring it.
      socket.write(verdict.slice(0, 5));
      setTimeout(() => socket.end(verdict.slice(5)), 5);
    }
  }
}
