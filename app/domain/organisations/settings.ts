import { z } from "zod";
import { type Pence, pence } from "#app/core/money.ts";

/** What an authority may decide otherwise. Each has a default, so that an empty row says what the rules say. */
export type Settings = {
  /** A placement that costs more needs a second approver. The database reads the same name (walls migration). */
  secondApproverAbovePence: Pence;
  /** How long a provider's acceptance holds the places. */
  holdSchoolDays: number;
  /** How long a provider still sees a placement after its end; the second wall allows no more than 90. */
  seeEndedDays: number;
  /** Sessions in a full-time place for a year. */
  fullTimeSessionsPerYear: number;
  /** How far ahead parents are told of an off-site direction. */
  parentsNoticeSchoolDays: number;
  /** How far ahead of its end evidence is asked for again. */
  evidenceReminderDays: number;
  /** How long a provider has to say whether the facts of a report are right. */
  factualAccuracySchoolDays: number;
  /** How long a provider has to answer a query about its evidence, unless the officer says otherwise. */
  evidenceAnswerSchoolDays: number;
  /** How many monitoring visits the plan of a provider's year has. */
  monitoringVisitsAYear: number;
  /** Whom to tell of an allegation against somebody who works with children, in the words of the page that sends people there. */
  designatedOfficerContact: string;
  /** Where readers of the open feed of the menu ask about assurance; empty for nowhere. */
  assurerEmail: string;
  /** The hours of a session whose offer does not state its times. */
  hoursPerSession: number;
  /** The hours of a pupil's whole week, of which the registration watch asks for the greater part. */
  fullWeekHours: number;
};

type Range = { least: number; most: number; usual: number };

/** The bounds within which each may be set. */
export const settingRanges = {
  secondApproverAbovePence: { least: 0, most: 100_000_000, usual: 500_000 },
  holdSchoolDays: { least: 1, most: 60, usual: 10 },
  seeEndedDays: { least: 0, most: 90, usual: 90 },
  fullTimeSessionsPerYear: { least: 300, most: 400, usual: 380 },
  parentsNoticeSchoolDays: { least: 2, most: 20, usual: 2 },
  evidenceReminderDays: { least: 1, most: 180, usual: 60 },
  factualAccuracySchoolDays: { least: 3, most: 60, usual: 10 },
  evidenceAnswerSchoolDays: { least: 1, most: 60, usual: 10 },
  monitoringVisitsAYear: { least: 0, most: 2, usual: 2 },
  hoursPerSession: { least: 1, most: 6, usual: 3 },
  fullWeekHours: { least: 15, most: 40, usual: 25 },
} as const satisfies Record<Exclude<keyof Settings, "designatedOfficerContact" | "assurerEmail">, Range>;

const usualContact =
  "Ring the authority's main number and ask for the local authority designated officer (LADO), the same working day.";

/** A stored value out of its bounds, or of a shape nobody knows any more, counts as not set; so has it whole_setting in the database. */
const whole = ({ least, most, usual }: Range) => z.number().int().min(least).max(most).catch(usual);

const Stored = z.object({
  secondApproverAbovePence: whole(settingRanges.secondApproverAbovePence),
  holdSchoolDays: whole(settingRanges.holdSchoolDays),
  seeEndedDays: whole(settingRanges.seeEndedDays),
  fullTimeSessionsPerYear: whole(settingRanges.fullTimeSessionsPerYear),
  parentsNoticeSchoolDays: whole(settingRanges.parentsNoticeSchoolDays),
  evidenceReminderDays: whole(settingRanges.evidenceReminderDays),
  factualAccuracySchoolDays: whole(settingRanges.factualAccuracySchoolDays),
  evidenceAnswerSchoolDays: whole(settingRanges.evidenceAnswerSchoolDays),
  monitoringVisitsAYear: whole(settingRanges.monitoringVisitsAYear),
  designatedOfficerContact: z.string().min(1).max(500).catch(usualContact),
  assurerEmail: z.string().max(200).catch(""),
  hoursPerSession: whole(settingRanges.hoursPerSession),
  fullWeekHours: whole(settingRanges.fullWeekHours),
});

/** The settings an authority's row holds, each with its default where it says nothing. */
export function parseSettings(stored: unknown): Settings {
  const isRecord = typeof stored === "object" && stored !== null && !Array.isArray(stored);
  const read = Stored.parse(isRecord ? stored : {});
  return { ...read, secondApproverAbovePence: pence(read.secondApproverAbovePence) };
}

export const defaultSettings: Settings = parseSettings({});
