/** The list of placements with what only this module can tell of them: the whole of what its address may ask for. */
import type { Act } from "#app/core/actor.ts";
import { untold } from "#app/domain/outcomes/untold.server.ts";
import type { PlacementsAsked } from "#app/domain/placements/list-address.ts";
import { listPlacements } from "#app/domain/placements/queries.server.ts";

/** The placements this person may see and the address asks for, a page at a time. Names shown are noted as one look. */
export function listPlacementsAsked(
  act: Act,
  { isUntold, ...filter }: PlacementsAsked & { page?: number; pageSize?: number },
  shownOn: string,
) {
  return listPlacements(act, { ...filter, also: isUntold ? untold : undefined }, shownOn);
}
