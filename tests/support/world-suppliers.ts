/** Providers to commission, cheaply: their approval is laid by hand. See world-providers.ts for one made by commands. */
import { randomUUID } from "node:crypto";
import type { PersonAct } from "#app/core/actor.ts";
import { calendarDate, type WeeklyHalfDay } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import type { PriceBasis } from "#app/core/words/menu.ts";
import { offerPlaces, offerPrices, offers } from "#db/schema/menu.ts";
import { providers, registrations, sites } from "#db/schema/providers.ts";
import { assessments, decisions, frameworks } from "#db/schema/quality.ts";
import { owner } from "#tests/support/database.ts";
import { anOrganisation, aPerson, now, type World } from "#tests/support/world.ts";

let serial = 0;

const wholeWeek: readonly WeeklyHalfDay[] = ["mon-am", "mon-pm", "tue-am", "tue-pm", "wed-am", "wed-pm"];

export type Supplier = {
  providerId: string;
  siteId: string;
  offerId: string;
  manager: PersonAct;
  safeguardingLead: PersonAct;
};

export type SupplierWish = {
  places?: number;
  pricePence?: number;
  basis?: PriceBasis;
  joiningFeePence?: number;
  programmeSessions?: number;
};

/** An approved provider with one published offer on Mondays to Wednesdays. */
export async function aSupplier(world: World, wish: SupplierWish = {}): Promise<Supplier> {
  const { authorityId } = world;
  const { providerId, siteId } = await anApprovedProvider(world);
  const offerId = randomUUID();
  await owner()
    .insert(offers)
    .values({
      authorityId,
      id: offerId,
      providerId,
      siteId,
      status: "published",
      title: `Engine workshop ${++serial}`,
      summary: "Engines",
      kind: "vocational",
      tier: "time_limited",
      needs: ["semh"],
      keyStages: ["ks4"],
      groupSize: 6,
      transport: "none",
      vatTreatment: "exempt",
      createdAt: now,
      publishedAt: now,
    });
  const startsOn = calendarDate("2025-09-01");
  await owner()
    .insert(offerPrices)
    .values({
      authorityId,
      offerId,
      startsOn,
      pricePence: pence(wish.pricePence ?? 4500),
      priceBasis: wish.basis ?? "session",
      programmeSessions: wish.programmeSessions ?? null,
      joiningFeePence: pence(wish.joiningFeePence ?? 0),
    });
  await owner()
    .insert(offerPlaces)
    .values(wholeWeek.map((half) => ({ authorityId, offerId, half, places: wish.places ?? 20, startsOn })));
  const of = { organisationId: providerId };
  return {
    providerId,
    siteId,
    offerId,
    manager: await aPerson(world, "provider_manager", of),
    safeguardingLead: await aPerson(world, "provider_safeguarding_lead", of),
  };
}

async function anApprovedProvider(world: World) {
  const { authorityId } = world;
  const providerId = await anOrganisation(world, "provider");
  const [siteId, registrationId, frameworkId, assessmentId] = [
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
  ];
  const nobody = randomUUID();
  const db = owner();
  await db.insert(providers).values({ authorityId, organisationId: providerId, kind: "non_school" });
  await db.insert(sites).values({
    authorityId,
    id: siteId,
    providerId,
    kind: "main",
    name: "Workshop",
    address: "1 Made-up Yard",
    postcode: "S65 1AA",
    openedOn: calendarDate("2020-01-01"),
  });
  await db.insert(registrations).values({ authorityId, id: registrationId, providerId, startedAt: now });
  await db.insert(frameworks).values({
    authorityId,
    id: frameworkId,
    key: `framework ${++serial}`,
    version: 1,
    name: "Framework",
    providerKinds: ["non_school"],
  });
  await db.insert(assessments).values({
    authorityId,
    id: assessmentId,
    registrationId,
    providerId,
    frameworkId,
    openedBy: nobody,
    openedAt: now,
  });
  await db.insert(decisions).values({
    authorityId,
    providerId,
    assessmentId,
    kind: "approve",
    status: "confirmed",
    reason: "All standards are met",
    proposedBy: nobody,
    proposedAt: now,
    confirmedBy: randomUUID(),
    confirmedAt: now,
    decidedOn: calendarDate("2026-09-01"),
  });
  return { providerId, siteId };
}
