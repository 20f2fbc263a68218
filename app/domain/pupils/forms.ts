import { z } from "zod";
import { needs } from "#app/core/words/menu.ts";
import { senProvisions } from "#app/core/words/pupils.ts";
import { isUpn, normalUpn } from "#app/domain/pupils/upn.ts";
import {
  choiceField,
  choicesField,
  dayField,
  idField,
  optionalText,
  postcodeField,
  requiredText,
  tickField,
  wholeNumberField,
} from "#app/platform/form-fields.ts";

const upnField = optionalText("the unique pupil number", 20).transform((typed, context) => {
  const upn = normalUpn(typed);
  if (upn === "") return null;
  if (isUpn(upn)) return upn;
  context.addIssue({
    code: "custom",
    message: "Enter a unique pupil number whose first letter fits its digits, or leave it empty",
  });
  return z.NEVER;
});

const details = {
  givenName: requiredText("the first name", 80),
  familyName: requiredText("the family name", 80),
  bornOn: dayField("the date of birth"),
  yearGroup: wholeNumberField("the year group", 1, 13),
  upn: upnField,
  senProvision: choiceField(senProvisions, "the provision for special educational needs"),
  lookedAfter: tickField,
  needs: choicesField(needs, "needs from the list"),
  homePostcode: postcodeField("the home postcode"),
};

export const PupilDetailsForm = z.object(details);
export type PupilDetails = z.output<typeof PupilDetailsForm>;

export const NewPupilForm = z.object({
  id: idField("the pupil again"),
  schoolId: idField("a school"),
  ...details,
});
export type NewPupil = z.output<typeof NewPupilForm>;
