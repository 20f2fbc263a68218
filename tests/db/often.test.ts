import { describe, expect, it } from "vitest";
import { keeper } from "#db/client.server.ts";

describe("a statement that takes many shapes", () => {
  it("is kept once it has been asked for three times, and from then on", () => {
    const isWorthKeeping = keeper();
    expect([1, 2, 3, 4].map(() => isWorthKeeping("select 1"))).toEqual([false, false, true, true]);
  });

  it("leaves out what comes once however much of it there is, and keeps no more than a hundred", () => {
    const isWorthKeeping = keeper();
    for (let index = 0; index < 5000; index += 1) expect(isWorthKeeping(`rare ${index}`)).toBe(false);
    const kept = Array.from({ length: 200 }, (_, index) => {
      const text = `common ${index}`;
      return [1, 2, 3].map(() => isWorthKeeping(text)).at(-1);
    }).filter(Boolean);
    expect(kept).toHaveLength(100);
  });
});
