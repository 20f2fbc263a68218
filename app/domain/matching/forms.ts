import { z } from "zod";
import { matchingRules, mostWeight, type WeightName, weightNames } from "#app/domain/matching/weights.ts";
import { wholeNumberField } from "#app/platform/form-fields.ts";

const weightField = (name: WeightName) =>
  wholeNumberField(`the weight of ${matchingRules[name].title.toLowerCase()}`, 0, mostWeight);

export const WeightsForm = z
  .object({
    needs: weightField("needs"),
    timetable: weightField("timetable"),
    distance: weightField("distance"),
    soonest: weightField("soonest"),
    price: weightField("price"),
    local: weightField("local"),
    tried: weightField("tried"),
    farMiles: wholeNumberField("the far distance in miles", 1, 100),
  })
  .refine((weights) => weightNames.some((name) => name !== "tried" && weights[name] > 0), {
    path: ["needs"],
    error: "Give at least one rule a weight, or the order would mean nothing",
  });
export type WeightsValues = z.output<typeof WeightsForm>;
