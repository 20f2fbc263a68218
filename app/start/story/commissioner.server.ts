import type { CalendarDate } from "#app/core/calendar.ts";
import { actOf, authorityName, type Cast } from "#app/start/story/cast.server.ts";
import type { Plan } from "#app/start/story/plans.ts";

export type StoryPlacement = { id: string; plan: Plan; provider: string };

/** Who asks: the school's lead, or the authority's commissioning officer. */
export function commissioner(cast: Cast, plan: Plan, day: CalendarDate, time = "10:30") {
  return plan.byAuthority
    ? actOf(cast, { role: "commissioning_officer", at: authorityName, day, time })
    : actOf(cast, { role: "school_lead", at: plan.pupil.school, day, time });
}
