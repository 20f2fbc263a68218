import { describe, expect, it } from "vitest";
import { isWorthKeeping } from "#db/client.server.ts";

describe("a statement that takes many shapes", () => {
  it("is kept once it has been asked for three times, and from then on", () => {
    expect([1, 2, 3, 4].map(() => isWorthKeeping("select 1"))).toEqual([false, false, true, true]);
  });

  it("leaves out what comes once however much of it there is, and keeps no more than a hundred", () => {
    for (let index = 0; index < 5000; index += 1) expect(isWorthKeeping(`rare ${index}`)).toBe(false);
    const kept = Array.from({ length: 200 }, (_, index) => {
      const text = `common ${index}`;
      return [1, 2, 3].map(() => isWorthKeeping(text)).at(-1);
    }).filter(Boolean);
    expect(kept.length).toBeLessThanOrEqual(100);
    expect(kept.length).toBeGreaterThan(90);
  });
});
