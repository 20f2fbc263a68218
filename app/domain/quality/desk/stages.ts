/** How the officers' desk sorts what lies on it. */
import { addDays, type CalendarDate } from "#app/core/calendar.ts";

/** How far an application has come, from its submission to the second officer's word. */
export const applicationStages = [
  "waiting",
  "desk_check",
  "visit_planned",
  "to_judge",
  "factual_accuracy",
  "to_decide",
  "to_confirm",
] as const;
export type ApplicationStage = (typeof applicationStages)[number];
export const stageNames: Readonly<Record<ApplicationStage, string>> = {
  waiting: "Waiting to be opened",
  desk_check: "Desk check",
  visit_planned: "Visit planned",
  to_judge: "To judge and report",
  factual_accuracy: "With the provider for factual accuracy",
  to_decide: "To decide",
  to_confirm: "To confirm",
};

export const ageBands = ["2w", "4w", "8w", "older"] as const;
export type AgeBand = (typeof ageBands)[number];
export const ageBandNames: Readonly<Record<AgeBand, string>> = {
  "2w": "Up to 2 weeks",
  "4w": "2 to 4 weeks",
  "8w": "4 to 8 weeks",
  older: "More than 8 weeks",
};
const ages: Readonly<Record<AgeBand, readonly [least: number, most: number | undefined]>> = {
  "2w": [0, 14],
  "4w": [15, 28],
  "8w": [29, 56],
  older: [57, undefined],
};

/** The days of submission that give such an age on a day; without an earliest for the oldest. */
export function submittedWithin(
  band: AgeBand,
  today: CalendarDate,
): { from: CalendarDate | undefined; to: CalendarDate } {
  const [least, most] = ages[band];
  return { from: most === undefined ? undefined : addDays(today, -most), to: addDays(today, -least) };
}

/** What an officer looks for in the evidence of every provider. */
export const evidenceWatches = ["expired", "expiring", "waiting", "queried"] as const;
export type EvidenceWatch = (typeof evidenceWatches)[number];
export const evidenceWatchNames: Readonly<Record<EvidenceWatch, string>> = {
  expired: "Expired",
  expiring: "Runs out soon",
  waiting: "Waiting for a check",
  queried: "Queried",
};

export const conditionWatches = ["overdue", "due", "answered", "open", "met"] as const;
export type ConditionWatch = (typeof conditionWatches)[number];
export const conditionWatchNames: Readonly<Record<ConditionWatch, string>> = {
  overdue: "Overdue",
  due: "Due soon",
  answered: "Answered, to be checked",
  open: "Open",
  met: "Met",
};

/** Within how many days something runs out or falls due. */
export const dayBands = [60, 30, 14, 7] as const;
export type DayBand = (typeof dayBands)[number];

export const pageSize = 25;
/** More rows than a person would open in a spreadsheet; a file never holds more. */
export const fileRows = 10_000;
