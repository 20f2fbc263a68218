/** How many things of the story happen side by side; fewer than the portal has connections. */
const lanes = 6;

/** Does something with each: those with the same key one after another, others side by side. Results keep the order. */
export async function inLanes<T, R>(
  all: readonly T[],
  keyOf: (one: T) => string,
  run: (one: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queues = new Map<string, number[]>();
  for (const [index, one] of all.entries()) {
    const key = keyOf(one);
    queues.set(key, [...(queues.get(key) ?? []), index]);
  }
  const waiting = [...queues.values()];
  const walk = async () => {
    for (let queue = waiting.shift(); queue; queue = waiting.shift()) {
      for (const index of queue) {
        const one = all[index];
        if (one !== undefined) results[index] = await run(one);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, walk));
  return results;
}
