import { z } from "zod";
import { type CalendarDate, parseCalendarDate, type WeeklyHalfDay } from "#app/core/calendar.ts";
import { placementReasons, successTestKinds } from "#app/core/words/placements.ts";
import type { Funding, Purpose, Week } from "#app/domain/placements/forms.ts";
import type { FundingShare } from "#app/domain/placements/funding.ts";
import type { RequestStep } from "#app/domain/placements/request-steps.ts";
import { patternFromForm } from "#app/domain/placements/session-pattern.ts";

/** What has been answered of a request so far, and the week that was wished for before anybody was asked. */
export type Answers = { wish?: Week; week?: Week; purpose?: Purpose; funding?: Funding };

const day = z
  .string()
  .refine((text) => parseCalendarDate(text) !== undefined)
  .transform((text) => text as CalendarDate);

const StoredWeek = z
  .object({
    startsOn: day,
    endsOn: day,
    pattern: z.array(z.string()).transform((halves): WeeklyHalfDay[] => patternFromForm(halves) ?? []),
  })
  .optional()
  .catch(undefined);

const Stored = z.object({
  wish: StoredWeek,
  week: StoredWeek,
  purpose: z
    .object({
      reason: z.enum(placementReasons),
      objectives: z.string(),
      nextStep: z.string(),
      successTest: z.enum(successTestKinds),
      successTarget: z.number().optional(),
    })
    .optional()
    .catch(undefined),
  funding: z
    .object({
      school: z.number().optional(),
      partnership: z.number().optional(),
      authority: z.number().optional(),
    })
    .optional()
    .catch(undefined),
});

/** The answers as they were stored; one of a shape nobody knows any more counts as not given. */
export function answersOf(stored: unknown): Answers {
  const { wish, week, purpose, funding } = Stored.parse(stored ?? {});
  return {
    ...(wish && { wish }),
    ...(week && { week }),
    ...(purpose && { purpose: { ...purpose, successTarget: purpose.successTarget } }),
    ...(funding && {
      funding: { school: funding.school, partnership: funding.partnership, authority: funding.authority },
    }),
  };
}

/** The organisations that may pay for a pupil's placement. */
export type Owners = { school: string; partnership: string | undefined; authority: string };

/** The shares as typed, those of nothing left out. A partnership's share counts for nothing where there is none. */
export function sharesFrom(funding: Funding, owners: Owners): FundingShare[] {
  const shares = [
    { owner: owners.school, percent: funding.school ?? 0 },
    { owner: owners.partnership ?? "", percent: funding.partnership ?? 0 },
    { owner: owners.authority, percent: funding.authority ?? 0 },
  ];
  return shares.filter(({ owner, percent }) => owner !== "" && percent > 0);
}

/** The first step that has not been answered; a week that was only wished for is no answer. */
export function nextStep(draft: { pupilId: string | null; answers: Answers }): RequestStep {
  if (draft.pupilId === null) return "pupil";
  if (!draft.answers.week) return "week";
  if (!draft.answers.purpose) return "purpose";
  return draft.answers.funding ? "check" : "funding";
}
