/** Offers as the search engines know them, with the rows they hang on, made without the commands. */
import { randomUUID } from "node:crypto";
import { calendarDate } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import { offers } from "#db/schema/menu.ts";
import { providers, sites } from "#db/schema/providers.ts";
import { type OfferDocument, shufflesOf } from "#search/offers.ts";
import { owner } from "#tests/support/database.ts";
import { anOrganisation, now, type World } from "#tests/support/world.ts";

export type Seller = { providerId: string; siteId: string };

/** A provider of no particular standing, with one site. */
export async function aSeller(world: World, name?: string): Promise<Seller> {
  const { authorityId } = world;
  const providerId = await anOrganisation(world, "provider", name);
  await owner().insert(providers).values({ authorityId, organisationId: providerId, kind: "non_school" });
  const siteId = randomUUID();
  await owner()
    .insert(sites)
    .values({
      authorityId,
      id: siteId,
      providerId,
      kind: "main",
      name: "The yard",
      address: "1 Invented Street, Testshire",
      postcode: "S65 1AA",
      latitude: 53.43,
      longitude: -1.34,
      openedOn: calendarDate("2024-09-01"),
    });
  return { providerId, siteId };
}

/** Documents of new offers of one provider; what is left out is a plain vocational offer at £40. */
export async function someDocuments(
  world: World,
  seller: Seller,
  changes: readonly Partial<OfferDocument>[],
): Promise<OfferDocument[]> {
  const documents = changes.map((change, index) =>
    aDocument(world, seller, { title: `Offer ${index}`, ...change }),
  );
  await owner()
    .insert(offers)
    .values(
      documents.map((document) => ({
        authorityId: world.authorityId,
        id: document.offerId,
        providerId: seller.providerId,
        siteId: seller.siteId,
        status: "published" as const,
        title: document.title,
        summary: document.summary,
        kind: document.kind,
        tier: document.tier,
        needs: [...document.needs],
        keyStages: [...document.keyStages],
        groupSize: Math.max(1, document.groupSize),
        transport: document.transport,
        vatTreatment: "exempt" as const,
        createdAt: now,
        publishedAt: now,
      })),
    );
  return documents;
}

function aDocument(world: World, seller: Seller, change: Partial<OfferDocument>): OfferDocument {
  const offerId = randomUUID();
  return {
    authorityId: world.authorityId,
    offerId,
    providerId: seller.providerId,
    listableFrom: calendarDate("2026-09-01"),
    listableUntil: null,
    title: "An offer",
    provider: "Invented Works",
    summary: "",
    text: "",
    kind: "vocational",
    tier: "time_limited",
    providerKind: "non_school",
    needs: ["semh"],
    keyStages: ["ks4"],
    years: [10, 11],
    qualifications: [],
    transport: "none",
    halves: ["mon-am"],
    daysFree: 1,
    soonestOn: calendarDate("2026-10-05"),
    weeksFrom: null,
    weeksTo: null,
    groupSize: 4,
    access: [],
    partnerships: [],
    pricePerSessionPence: pence(4000),
    priceIsPrivate: false,
    latitude: 53.43,
    longitude: -1.34,
    shuffles: shufflesOf(offerId),
    ...change,
  };
}
