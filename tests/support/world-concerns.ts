/** Concerns, conditions and visits of approved providers, by the commands themselves. */
import { randomUUID } from "node:crypto";
import type { PersonAct } from "#app/core/actor.ts";
import { addDays, type CalendarDate } from "#app/core/calendar.ts";
import type { VisitPurpose } from "#app/core/words/quality.ts";
import type { ConcernValues } from "#app/domain/quality/concerns/forms.ts";
import { raiseConcern } from "#app/domain/quality/concerns/raise-concern.server.ts";
import { visits } from "#db/schema/monitoring.ts";
import { conditions } from "#db/schema/quality.ts";
import { owner } from "#tests/support/database.ts";
import { today, type World } from "#tests/support/world.ts";
import { aProvider } from "#tests/support/world-providers.ts";

/** A concern as its form gives it. */
export const concernValues = (wish: Partial<ConcernValues> = {}): ConcernValues => ({
  id: randomUUID(),
  isAllegation: "no",
  subject: "premises",
  text: "The back door was open and the yard has no gate.",
  noticedOn: today,
  cannotWait: false,
  namesNobody: false,
  ...wish,
});

export const aConcern = (act: PersonAct, providerId: string, wish: Partial<ConcernValues> = {}) =>
  raiseConcern(act, providerId, concernValues(wish));

/** A provider approved with one critical condition, due in so many days. */
export async function aConditionedProvider(world: World, { dueIn = 30 }: { dueIn?: number } = {}) {
  const provider = await aProvider(world, { approved: "approve_with_conditions" });
  const [condition] = await owner()
    .update(conditions)
    .set({ dueOn: addDays(today, dueIn) })
    .returning({ id: conditions.id });
  return { ...provider, conditionId: condition?.id ?? "" };
}

/** A visit that is due. */
export async function aDueVisit(
  world: World,
  providerId: string,
  { purpose = "monitoring", dueOn = today }: { purpose?: VisitPurpose; dueOn?: CalendarDate } = {},
): Promise<string> {
  const [row] = await owner()
    .insert(visits)
    .values({ authorityId: world.authorityId, providerId, purpose, status: "due", dueOn })
    .returning({ id: visits.id });
  return row?.id ?? "";
}
