/** What people type about a provider; shapes only, the rules are the commands'. */
import { z } from "zod";
import {
  accessFeatures,
  evidenceScopes,
  expiryRules,
  legalForms,
  posts,
  practices,
  providerKinds,
  siteKinds,
} from "#app/core/words/providers.ts";
import { type DeclarationKey, declarationSections } from "#app/domain/providers/declarations.ts";
import {
  choiceField,
  choicesField,
  dayField,
  emailField,
  idField,
  optionalDayField,
  optionalFileField,
  optionalText,
  optionalWholeNumberField,
  postcodeField,
  requiredText,
  tickedField,
  tickField,
} from "#app/platform/form-fields.ts";

export const RegisterForm = z.object({
  id: idField("the registration again from its first page"),
  organisationName: requiredText("the organisation's name", 120),
  kind: choiceField(providerKinds, "what kind of provider it is"),
  name: requiredText("your name", 100),
  email: emailField("your email address"),
});
export type RegisterValues = z.output<typeof RegisterForm>;

const optionalPattern = (what: string, shape: RegExp, example: string) =>
  optionalText(what, 40).transform((value, context) => {
    const tight = value.replace(/\s+/g, "").toUpperCase();
    if (tight === "") return undefined;
    if (shape.test(tight)) return tight;
    context.addIssue({ code: "custom", message: `Enter ${what} like ${example}, or leave it empty` });
    return z.NEVER;
  });

export const OrganisationForm = z.object({
  organisationName: requiredText("the organisation's name", 120),
  kind: choiceField(providerKinds, "what kind of provider it is"),
  legalForm: choiceField(legalForms, "the legal form"),
  companyNumber: optionalPattern("the company number", /^[A-Z0-9]{8}$/, "01234567"),
  charityNumber: optionalPattern("the charity number", /^(SC|NI)?[0-9]{5,7}$/, "1123456"),
  ukprn: optionalPattern("the UK provider reference number", /^1[0-9]{7}$/, "10012345"),
  urn: optionalWholeNumberField("the unique reference number (URN)", 100_000, 999_999),
  icoRegistration: optionalPattern("the ICO registration", /^[A-Z][A-Z0-9]{6,8}$/, "ZA123456"),
  about: requiredText("what you do and for whom", 2_000),
  practices: choicesField(practices, "what you do from the list"),
  address: requiredText("the address", 300),
  postcode: postcodeField("the postcode"),
  phone: requiredText("a phone number", 30),
  email: emailField("an email address for the organisation"),
});
export type OrganisationValues = z.output<typeof OrganisationForm>;

export const SiteForm = z
  .object({
    id: idField("the site again from the registration"),
    kind: choiceField(siteKinds, "what kind of site it is"),
    name: requiredText("the site's name", 120),
    address: requiredText("the address", 300),
    postcode: postcodeField("the postcode"),
    addressMasked: tickField,
    accessibility: optionalText("what you say on accessibility", 1_000),
    accessFeatures: choicesField(accessFeatures, "what makes the site accessible from the list"),
    facilities: optionalText("what is there", 1_000),
    openedOn: dayField("the day it opened"),
    closedOn: optionalDayField("the last day it is used"),
  })
  .refine(({ openedOn, closedOn }) => closedOn === undefined || closedOn >= openedOn, {
    path: ["closedOn"],
    error: "The last day must be on or after the day it opened",
  });
export type SiteValues = z.output<typeof SiteForm>;

export const ProviderPersonForm = z
  .object({
    id: idField("the person again from the registration"),
    post: choiceField(posts, "what the person is responsible for"),
    name: requiredText("the person's name", 100),
    email: emailField("the person's email address"),
    phone: optionalText("the phone number", 30),
    trainedOn: optionalDayField("the day of the last safeguarding training"),
    startedOn: dayField("the first day in this post"),
    leftOn: optionalDayField("the last day in this post"),
  })
  .refine(({ startedOn, leftOn }) => leftOn === undefined || leftOn >= startedOn, {
    path: ["leftOn"],
    error: "The last day must be on or after the first",
  });
export type ProviderPersonValues = z.output<typeof ProviderPersonForm>;

/** Of a new site or person the day from which it counts, where that is another than the provider said. */
export const AcknowledgeForm = z.object({ firstDay: dayField("the first day that counts").optional() });
export type AcknowledgeValues = z.output<typeof AcknowledgeForm>;

const answerTo = (title: string) => choiceField(["yes", "no"], `yes or no for ${title.toLowerCase()}`);
const explanationField = optionalText("the explanation", 2_000);
const answerShape = Object.fromEntries(
  declarationSections.flatMap(({ key, title }) => [
    [key, answerTo(title)],
    [`${key}Explanation`, explanationField],
  ]),
) as Record<DeclarationKey, ReturnType<typeof answerTo>> &
  Record<`${DeclarationKey}Explanation`, typeof explanationField>;

/** "No" is an answer too, and needs its explanation. */
export const DeclarationsForm = z.object(answerShape).superRefine((values, context) => {
  for (const { key } of declarationSections) {
    if (values[key] === "no" && values[`${key}Explanation`] === "")
      context.addIssue({
        code: "custom",
        path: [`${key}Explanation`],
        message: "Explain what is not yet so, and by when it will be",
      });
  }
});
export type DeclarationsValues = z.output<typeof DeclarationsForm>;

export const EvidenceForm = z.object({
  id: idField("the evidence again from the list"),
  kindKey: requiredText("what kind of evidence it is", 60),
  subjectId: idField("whom the evidence is for"),
  file: optionalFileField,
  note: optionalText("the note", 1_000),
  covered: optionalWholeNumberField("how many it covers", 0, 100_000),
  issuedOn: optionalDayField("the day it was issued"),
  expiresOn: optionalDayField("the day it runs out"),
});
type EvidenceTyped = z.output<typeof EvidenceForm>;
/** How many it covers is asked only of what is confirmed in words. */
export type EvidenceValues = Omit<EvidenceTyped, "covered"> & Partial<Pick<EvidenceTyped, "covered">>;

export const SubmissionForm = z.object({
  confirmed: tickedField("Confirm that what you have written is right"),
});

/** The key of a new kind is made from its name; an old one keeps its own. */
export const EvidenceKindForm = z
  .object({
    name: requiredText("the name of the evidence", 120),
    hint: optionalText("what is asked for", 500),
    scope: choiceField(evidenceScopes, "whom one is needed for"),
    providerKinds: choicesField(providerKinds, "at least one kind of provider", 1),
    siteKinds: choicesField(siteKinds, "kinds of site from the list"),
    posts: choicesField(posts, "responsibilities from the list"),
    practice: choiceField(["", ...practices], "whether it hangs on what a provider does"),
    critical: tickField,
    confirmationOnly: tickField,
    expiryRule: choiceField(expiryRules, "how long it holds"),
    validMonths: optionalWholeNumberField("the number of months", 1, 120),
    appliesFrom: dayField("the day from which it is asked"),
  })
  .refine(({ expiryRule, validMonths }) => expiryRule !== "months" || validMonths !== undefined, {
    path: ["validMonths"],
    error: "Enter for how many months it holds",
  });
export type EvidenceKindValues = z.output<typeof EvidenceKindForm>;

export const NewEvidenceKindForm = EvidenceKindForm.safeExtend({
  key: optionalText("the key of the kind", 60),
});

export const VersionReturnForm = z.object({
  answer: requiredText("what the provider is to change", 2_000),
});
