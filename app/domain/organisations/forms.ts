import { z } from "zod";
import { pence } from "#app/core/money.ts";
import { settingRanges as ranges } from "#app/domain/organisations/settings.ts";
import { moneyField, wholeNumberField } from "#app/platform/form-fields.ts";

const within = (what: string, { least, most }: { least: number; most: number }) =>
  wholeNumberField(what, least, most);

export const SettingsForm = z.object({
  secondApproverAbovePence: moneyField("the limit").refine(
    (amount) => amount <= pence(ranges.secondApproverAbovePence.most),
    "Enter a limit of no more than £1,000,000",
  ),
  holdSchoolDays: within("the number of school days", ranges.holdSchoolDays),
  seeEndedDays: within("the number of days", ranges.seeEndedDays),
  fullTimeSessionsPerYear: within("the number of sessions", ranges.fullTimeSessionsPerYear),
  parentsNoticeSchoolDays: within("the number of school days", ranges.parentsNoticeSchoolDays),
  evidenceReminderDays: within("the number of days", ranges.evidenceReminderDays),
});
