/** Placements by their hours a week: four full days of five hours and more, at offers that state their times or not. */
import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { calendarDate } from "#app/core/calendar.ts";
import { recordPlacement } from "#app/domain/placements/recorded/record-placement.server.ts";
import { offers } from "#db/schema/menu.ts";
import { organisations } from "#db/schema/organisations.ts";
import { placements } from "#db/schema/placements.ts";
import { providers } from "#db/schema/providers.ts";
import { pupils } from "#db/schema/pupils.ts";
import { owner } from "#tests/support/database.ts";
import { anOrganisation, today, type World } from "#tests/support/world.ts";
import {
  aProviderWithOffer,
  aPupilOf,
  aRunningPlacement,
  type PlacementWish,
  type ProviderWithOffer,
} from "#tests/support/world-attendance.ts";

/** An offer whose half days last as stated. */
export async function aTimedProvider(
  world: World,
  times: Partial<typeof offers.$inferInsert> = {
    amStarts: "09:00",
    amEnds: "12:00",
    pmStarts: "12:30",
    pmEnds: "15:15",
  },
): Promise<ProviderWithOffer> {
  const provider = await aProviderWithOffer(world);
  await owner()
    .update(offers)
    .set(times)
    .where(and(eq(offers.authorityId, world.authorityId), eq(offers.id, provider.offerId)));
  return provider;
}

type Wish = PlacementWish & { hasPlan?: boolean };

/** A live placement, by default of four whole days. */
export async function aWatchedPlacement(world: World, provider: ProviderWithOffer, wish: Wish = {}) {
  const made = await aRunningPlacement(world, {
    withoutMoney: true,
    provider,
    pattern: ["mon-am", "mon-pm", "tue-am", "tue-pm", "wed-am", "wed-pm", "thu-am", "thu-pm"],
    ...wish,
  });
  const [row] = await owner().select().from(placements).where(eq(placements.id, made.id));
  const pupilId = row?.pupilId ?? "";
  if (wish.hasPlan) await owner().update(pupils).set({ senProvision: "ehcp" }).where(eq(pupils.id, pupilId));
  return { ...made, pupilId };
}

/** A provider that is not on the menu. */
export async function aRecordedProvider(world: World, name?: string): Promise<string> {
  const organisationId = await anOrganisation(world, "provider", name);
  await owner()
    .insert(providers)
    .values({ authorityId: world.authorityId, organisationId, kind: "non_school", recordedOn: today });
  await owner()
    .update(organisations)
    .set({ postcode: "S60 1AB" })
    .where(eq(organisations.id, organisationId));
  return organisationId;
}

/** A placement told of a new pupil of the lead's school. */
export async function aRecordedPlacement(
  world: World,
  by: PersonAct,
  wish: { providerId: string; schoolId: string; minutesPerWeek?: number; pupilId?: string },
) {
  const pupilId = wish.pupilId ?? (await aPupilOf(world, wish.schoolId));
  const id = await recordPlacement(by, pupilId, {
    id: randomUUID(),
    providerId: wish.providerId,
    commissionedBy: "school",
    startsOn: calendarDate("2026-09-07"),
    endsOn: undefined,
    minutesPerWeek: wish.minutesPerWeek ?? 1200,
    note: "",
  });
  return { id, pupilId };
}
