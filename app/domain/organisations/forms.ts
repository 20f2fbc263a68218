import { z } from "zod";
import { pence } from "#app/core/money.ts";
import { phases } from "#app/core/words/organisations.ts";
import { settingRanges as ranges } from "#app/domain/organisations/settings.ts";
import {
  choiceField,
  dayField,
  emailField,
  idField,
  moneyField,
  optionalEmailField,
  phoneField,
  postcodeField,
  requiredText,
  wholeNumberField,
} from "#app/platform/form-fields.ts";

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
  factualAccuracySchoolDays: within("the number of school days", ranges.factualAccuracySchoolDays),
  evidenceAnswerSchoolDays: within("the number of school days", ranges.evidenceAnswerSchoolDays),
  monitoringVisitsAYear: within("the number of visits", ranges.monitoringVisitsAYear),
  designatedOfficerContact: requiredText("how to reach the designated officer", 500),
  assurerEmail: optionalEmailField("the email address to ask about assurance"),
  hoursPerSession: within("the number of hours", ranges.hoursPerSession),
  fullWeekHours: within("the number of hours", ranges.fullWeekHours),
});

/** The six digits by which a school is known in England's register of schools. */
const urnField = requiredText("the school's URN", 20)
  .refine((typed) => /^[1-9]\d{5}$/.test(typed), "Enter the school's URN as six digits, like 106954")
  .transform(Number);

const formId = idField("the form again");
const mostPupils = 9999;

export const SchoolForm = z
  .object({
    id: formId,
    name: requiredText("the school's name"),
    urn: urnField,
    phase: choiceField(phases, "the phase of the school"),
    pupilsOnRoll: wholeNumberField("the number of pupils on roll", 0, mostPupils),
    deprivationCount: wholeNumberField("how many of them count for deprivation", 0, mostPupils),
    address: requiredText("the school's address", 500),
    postcode: postcodeField("the school's postcode"),
    contactName: requiredText("whom to ask for at the school"),
    contactPhone: phoneField("the telephone number to ring"),
    contactEmail: emailField("the email address to write to"),
  })
  .refine(({ pupilsOnRoll, deprivationCount }) => deprivationCount <= pupilsOnRoll, {
    path: ["deprivationCount"],
    message: "Enter a number that is not above the pupils on roll",
  });

export const PartnershipForm = z.object({ id: formId, name: requiredText("the partnership's name") });

export const JoiningForm = z.object({ schoolId: idField("a school"), startsOn: dayField("the first day") });

export const LeavingForm = z.object({ schoolId: idField("a school"), lastDay: dayField("the last day") });
