import { z } from "zod";
import { feedCovers, roles } from "#app/core/words/people.ts";
import {
  choiceField,
  dayField,
  emailField,
  idField,
  optionalText,
  requiredText,
} from "#app/platform/form-fields.ts";

export const shortestPassword = 12;
const longestPassword = 200;

/** A password is taken exactly as typed; only its length is limited. */
const typedPassword = z.preprocess((value) => value ?? "", z.string("Type the password as text"));

export const passwordField = typedPassword
  .refine((typed) => typed.length > 0, "Enter your password")
  .refine((typed) => typed.length <= longestPassword, "That is longer than any password here");

export const SignInForm = z.object({
  email: emailField("your email address"),
  password: passwordField,
  to: optionalText("where to go", 2000),
});

export const InvitationForm = z.object({
  id: idField("the form again"),
  organisationId: idField("the organisation"),
  name: requiredText("the person's name", 100),
  email: emailField("the person's email address"),
  role: choiceField(roles, "a role"),
});
export type InvitationValues = z.output<typeof InvitationForm>;

/** For somebody new here: their own name as they write it, and a password they have not used elsewhere. */
export const NewAccountForm = z.object({
  name: requiredText("your name", 100),
  newPassword: typedPassword
    .refine(
      (typed) => typed.length >= shortestPassword,
      `Enter a password of ${shortestPassword} characters or more`,
    )
    .refine(
      (typed) => typed.length <= longestPassword,
      `Enter a password of no more than ${longestPassword} characters`,
    ),
});

/** For somebody who already has an account, of another organisation perhaps. */
export const ExistingAccountForm = z.object({ password: passwordField });

export type AcceptanceValues =
  | { kind: "new"; name: string; newPassword: string }
  | { kind: "existing"; password: string };

export const DeputyForm = z
  .object({
    id: idField("the form again"),
    membershipId: idField("who stands in for you"),
    startsOn: dayField("the first day"),
    endsOn: dayField("the last day"),
  })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, {
    path: ["endsOn"],
    message: "Enter a last day that is not before the first day",
  });
export type DeputyValues = z.output<typeof DeputyForm>;

export const RoleForm = z.object({
  membershipId: idField("a role"),
  to: optionalText("where to go", 2000),
});

/** What the secret address of a calendar shows. */
export const CalendarFeedForm = z.object({ covers: choiceField(feedCovers, "which visits it shows") });

/** An authority that opens its portal here, and who comes in first. */
export const FirstPersonForm = z.object({
  name: requiredText("the authority's name", 100),
  email: emailField(),
});
