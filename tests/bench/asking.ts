/** Asks a server over HTTP for its pages, one at a time or by many at once, on connections that stay open. */
import { Agent, get } from "node:http";

export type Asked = { text: string; ms: number };

/** Refuses anything but a page: what is measured must have been answered. */
export function ask(agent: Agent, address: string): Promise<Asked> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const request = get(address, { agent }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("error", reject);
      answer.on("end", () => {
        const ms = performance.now() - began;
        if (answer.statusCode === 200) resolve({ text: Buffer.concat(parts).toString(), ms });
        else reject(new Error(`${address} answered ${answer.statusCode}`));
      });
    });
    request.on("error", reject);
  });
}

/** How long each of so many took, in milliseconds, the addresses in turn. */
export async function oneByOne(addresses: readonly string[], many: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  for (const address of inTurn(addresses, many)) times.push((await ask(agent, address)).ms);
  agent.destroy();
  return times;
}

/** How many are answered in a second while so many people ask, each again as soon as there is an answer. */
export async function perSecond(
  addresses: readonly string[],
  { many, people }: { many: number; people: number },
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: people });
  const waiting = inTurn(addresses, many);
  const began = performance.now();
  await Promise.all(
    Array.from({ length: people }, async () => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await ask(agent, next);
    }),
  );
  const rate = (many * 1000) / (performance.now() - began);
  agent.destroy();
  return rate;
}

const inTurn = (addresses: readonly string[], many: number): string[] =>
  Array.from({ length: many }, (_, index) => addresses[index % addresses.length] ?? "");
