/** What counts how much when offers are put in order for a child: an authority's own to set, and anybody's to read. */
import { z } from "zod";

export const weightNames = ["needs", "timetable", "distance", "soonest", "price", "local", "tried"] as const;
export type WeightName = (typeof weightNames)[number];
export type Weights = Readonly<Record<WeightName, number>> & {
  /** Straight-line miles from home at which distance earns nothing. */
  readonly farMiles: number;
};

/** Each rule in the words of the page that tells them, with its usual weight. */
export const matchingRules: Readonly<Record<WeightName, { title: string; says: string; usual: number }>> = {
  needs: {
    title: "Needs",
    says: "The share of the child’s needs that the offer is made for.",
    usual: 40,
  },
  timetable: {
    title: "Half days",
    says: "The share of the half days wanted on which a place is free; all of it when none was chosen and one is free.",
    usual: 20,
  },
  distance: {
    title: "Distance",
    says: "All of it at the child’s door, nothing from the far distance on, evenly between; half where either place is not known.",
    usual: 20,
  },
  soonest: {
    title: "How soon",
    says: "All of it when a place is free by the day wanted, an eighth less for each week later.",
    usual: 10,
  },
  price: {
    title: "Price",
    says: "The share of what is left of the budget that would still be left; half where the budget or the sessions are not known.",
    usual: 10,
  },
  local: {
    title: "Local menu",
    says: "Added for an offer on your partnership’s own menu.",
    usual: 5,
  },
  tried: {
    title: "Tried before",
    says: "Taken off where a placement of this child with the same provider ended before its time.",
    usual: 15,
  },
};

export const usualFarMiles = 15;
export const mostWeight = 100;

const weight = (usual: number) => z.number().int().min(0).max(mostWeight).catch(usual);
const Stored = z.object({
  needs: weight(matchingRules.needs.usual),
  timetable: weight(matchingRules.timetable.usual),
  distance: weight(matchingRules.distance.usual),
  soonest: weight(matchingRules.soonest.usual),
  price: weight(matchingRules.price.usual),
  local: weight(matchingRules.local.usual),
  tried: weight(matchingRules.tried.usual),
  farMiles: z.number().int().min(1).max(100).catch(usualFarMiles),
});

/** The weights an authority's row holds, each with its default where it says nothing. */
export function parseWeights(stored: unknown): Weights {
  return Stored.parse(typeof stored === "object" && stored !== null ? stored : {});
}

export const usualWeights: Weights = parseWeights({});
