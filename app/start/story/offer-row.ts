/** What a row of the story's menu says, and what most of them have in common. */
import type { WeeklyHalfDay } from "#app/core/calendar.ts";
import type {
  ChargedWord,
  KeyStage,
  Need,
  OfferKind,
  OfferTier,
  PriceBasis,
  TransportWord,
} from "#app/core/words/menu.ts";

export type OfferRow = {
  provider: string;
  title: string;
  summary: string;
  kind: OfferKind;
  tier: OfferTier;
  needs: readonly Need[];
  keyStages: readonly KeyStage[];
  halves: readonly WeeklyHalfDay[];
  places: number;
  /** Pounds and pence as a person would type them. */
  price: string;
  basis: PriceBasis;
  programmeSessions?: number;
  joiningFee?: string;
  charged?: ChargedWord;
  noticeDays?: number;
  qualifications?: string;
  transport?: TransportWord;
  site?: number;
};

export const mornings: readonly WeeklyHalfDay[] = ["mon-am", "tue-am", "wed-am", "thu-am", "fri-am"];
export const afternoons: readonly WeeklyHalfDay[] = ["mon-pm", "tue-pm", "wed-pm", "thu-pm", "fri-pm"];
export const everyHalf: readonly WeeklyHalfDay[] = [...mornings, ...afternoons];
export const midweek: readonly WeeklyHalfDay[] = ["tue-am", "tue-pm", "wed-am", "wed-pm", "thu-am", "thu-pm"];

export const secondary: readonly KeyStage[] = ["ks3", "ks4"];
export const older: readonly KeyStage[] = ["ks4"];
export const younger: readonly KeyStage[] = ["ks2", "ks3"];
export const semh: readonly Need[] = ["semh", "adhd", "trauma"];
export const quiet: readonly Need[] = ["anxiety", "asc", "medical"];

type Rest = Partial<OfferRow>;
/** One row: provider, title, what it is, price per basis, the rest. */
export function row(
  provider: string,
  title: string,
  summary: string,
  rest: Rest & { price: string },
): OfferRow {
  return {
    provider,
    title,
    summary,
    kind: "vocational",
    tier: "time_limited",
    needs: semh,
    keyStages: secondary,
    halves: everyHalf,
    places: 6,
    basis: "session",
    ...rest,
  };
}
