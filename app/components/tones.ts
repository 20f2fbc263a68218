/** What a colour means; it never says it alone. */
export type Tone = "good" | "bad" | "warning" | "information" | "neutral";

export const washes: Record<Tone, string> = {
  good: "bg-good-wash text-good",
  bad: "bg-bad-wash text-bad",
  warning: "bg-warn-wash text-warn",
  information: "bg-info-wash text-info",
  neutral: "bg-sunk text-soft",
};
