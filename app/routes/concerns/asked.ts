import { concernStatuses, concernWeights } from "#app/core/words/quality.ts";
import { pageIn } from "#app/platform/address.ts";
import { isId } from "#app/platform/found.ts";

/** What the address of the list of concerns asks for. */
export function concernsAsked(address: string) {
  const asked = new URL(address).searchParams;
  const providerId = asked.get("provider");
  return {
    statuses: concernStatuses.filter((status) => asked.getAll("status").includes(status)),
    weights: concernWeights.filter((weight) => asked.getAll("weight").includes(weight)),
    providerId: isId(providerId) ? providerId : undefined,
    page: pageIn(asked),
  };
}
