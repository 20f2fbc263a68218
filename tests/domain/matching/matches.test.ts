import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import { calendarDate } from "#app/core/calendar.ts";
import { roles } from "#app/core/words/people.ts";
import { canReadRules, canSetWeights } from "#app/domain/matching/policy.ts";
import { findMatches } from "#app/domain/matching/queries.server.ts";
import { setWeights } from "#app/domain/matching/set-weights.server.ts";
import { findWeights } from "#app/domain/matching/weights.server.ts";
import { usualWeights } from "#app/domain/matching/weights.ts";
import { reindexOffers } from "#app/domain/menu/index-offers.server.ts";
import { setSettings } from "#app/domain/organisations/set-settings.server.ts";
import { defaultSettings } from "#app/domain/organisations/settings.ts";
import { endPlacement } from "#app/domain/placements/end-placement.server.ts";
import { readWish, wishQuery } from "#app/domain/placements/wish.ts";
import { suspendProvider } from "#app/domain/quality/suspend-provider.server.ts";
import { recordedPlacements } from "#db/schema/placements.ts";
import { pupilLooks, pupils } from "#db/schema/pupils.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { personIn } from "#tests/support/persons.ts";
import {
  anAuthority,
  aPerson,
  aSchool,
  now,
  systemAct,
  visitorAct,
  type World,
} from "#tests/support/world.ts";
import { anOffer } from "#tests/support/world-offers.ts";
import { aCommissioning, actingOn, aPlacement, aPupil } from "#tests/support/world-placements.ts";
import { aProvider } from "#tests/support/world-providers.ts";
import { aSupplier } from "#tests/support/world-suppliers.ts";

const wish = (query = "") => readWish(new URLSearchParams(query));

async function aChild(world: World, schoolId: string): Promise<string> {
  const [pupil] = await owner()
    .insert(pupils)
    .values({
      authorityId: world.authorityId,
      schoolId,
      givenName: "Casey",
      familyName: "Madeup",
      bornOn: calendarDate("2012-11-03"),
      yearGroup: 9,
      senProvision: "none",
      needs: ["semh"],
      homePostcode: "S65 1AA",
      latitude: 53.43,
      longitude: -1.34,
      addedAt: now,
    })
    .returning({ id: pupils.id });
  return pupil?.id ?? "";
}

async function aChoice() {
  const world = await anAuthority();
  const schoolId = await aSchool(world);
  const lead = await aPerson(world, "school_lead", { organisationId: schoolId });
  const pupilId = await aChild(world, schoolId);
  const provider = await aProvider(world);
  const right = await anOffer(world, { provider, title: "Right", needs: ["semh"], keyStages: ["ks3"] });
  await anOffer(world, { provider, title: "Other need", needs: ["physical"], keyStages: ["ks3"] });
  await anOffer(world, { provider, title: "Too young", needs: ["semh"], keyStages: ["ks1"] });
  await anOffer(world, { provider, title: "Dear", needs: ["semh"], keyStages: ["ks3"], pricePence: 60_000 });
  await reindexOffers(systemAct(world), "all");
  return { world, schoolId, lead, pupilId, provider, right };
}

describe("the matches of a child", () => {
  withDatabase();

  it("are those that take the year, the fitting first, with what they would cost", async () => {
    const { lead, pupilId } = await aChoice();
    const found = await findMatches(
      lead,
      pupilId,
      wish("half=tue-am&half=thu-am&from=2026-11-02&weeks=10"),
      "/here",
    );
    const titles = found?.matches.map(({ card }) => card.title) ?? [];
    expect(titles.slice(0, 2).sort()).toEqual(["Dear", "Right"]);
    expect(titles.slice(2)).toEqual(["Other need"]);
    const right = found?.matches.find(({ card }) => card.title === "Right");
    expect(right?.fit.fits).toBe(true);
    const texts = right?.fit.reasons.map(({ text }) => text);
    expect(texts).toContain("Tuesday and Thursday mornings are free");
    // Ten weeks from 2 November hold seven in autumn and one in spring: sixteen sessions at £60.
    expect(texts).toContain("£960.00 for 16 sessions");
    expect(await owner().select().from(pupilLooks)).toMatchObject([{ kind: "opened", page: "/here" }]);
  });

  it("lead to a request for the week that was weighed, or for as much of one as was asked for", async () => {
    const { lead, pupilId } = await aChoice();
    const requested = async (query: string) =>
      wishQuery((await findMatches(lead, pupilId, wish(query), "/here"))?.requested ?? wish());
    const whole = "half=tue-am&half=thu-am&from=2026-11-02&weeks=10";
    expect(await requested(whole)).toBe(whole);
    expect(await requested("half=tue-am")).toBe("half=tue-am&from=2026-10-14&weeks=12");
    expect(await requested("from=2026-11-02&weeks=0&half=sun-am")).toBe("from=2026-11-02");
  });

  it("leave out at once who cannot be commissioned", async () => {
    const { world, lead, pupilId, provider } = await aChoice();
    const officer = await aPerson(world, "development_officer");
    await suspendProvider(officer, provider.providerId, { reason: "Unsafe" });
    expect((await findMatches(lead, pupilId, wish(), "/here"))?.matches).toEqual([]);
  });

  it("say where the child was before, ended early, as planned or recorded from elsewhere", async () => {
    const world = await anAuthority();
    const at = await aCommissioning(world);
    const pupilId = await aPupil(at.lead);
    const elsewhere = await aSupplier(world);
    const placementId = await aPlacement(at, { pupilId, status: "active" });
    const lastDay = calendarDate("2026-12-11");
    await owner().transaction(async (tx) => {
      // Recorded while the provider could not be commissioned; it can today.
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.insert(recordedPlacements).values({
        authorityId: world.authorityId,
        reference: "R-1",
        pupilId,
        schoolId: at.schoolId,
        commissionerId: at.schoolId,
        providerId: elsewhere.providerId,
        startsOn: calendarDate("2026-04-01"),
        endsOn: calendarDate("2026-07-17"),
        minutesPerWeek: 300,
        recordedBy: at.lead.actor.userId,
        recordedOn: calendarDate("2026-04-02"),
        recordedAt: now,
      });
    });
    const told = async (moment: string) => {
      const later = new Date(moment);
      await reindexOffers({ ...systemAct(world), now: later }, "all");
      const found = await findMatches({ ...at.lead, now: later }, pupilId, wish(), "/here");
      return new Map(
        found?.matches.map(({ card, fit }) => [
          card.providerId,
          fit.reasons.filter(({ rule }) => rule === "here" || rule === "tried").map(({ text }) => text),
        ]),
      );
    };
    const recorded = ["Was here before, until 17 July 2026"];
    const during = await told("2026-12-01T09:00:00Z");
    expect(during.get(elsewhere.providerId)).toEqual(recorded);
    expect(during.get(at.supplier.providerId)).toEqual([]);
    const planned = ["Was here before, until 11 December 2026"];
    expect((await told("2026-12-14T09:00:00Z")).get(at.supplier.providerId)).toEqual(planned);
    await endPlacement(actingOn(at.lead, lastDay), placementId, { lastDay, reason: "objectives_met" });
    expect((await told("2026-12-14T09:00:00Z")).get(at.supplier.providerId)).toEqual(planned);
  });

  it("know when the home is not known", async () => {
    const { lead, pupilId } = await aChoice();
    expect(await findMatches(lead, pupilId, wish(), "/here")).toMatchObject({
      isHomeKnown: true,
      isCutShort: false,
    });
    await owner().update(pupils).set({ latitude: null, longitude: null });
    expect(await findMatches(lead, pupilId, wish(), "/here")).toMatchObject({ isHomeKnown: false });
  });

  it("are shown to nobody who may not open the child's record", async () => {
    const { world, pupilId } = await aChoice();
    const strangers: Act[] = [
      visitorAct(world),
      await aPerson(world, "school_lead"),
      await aPerson(world, "finance_officer"),
      await aPerson(world, "partnership_coordinator"),
      await aPerson(world, "provider_manager"),
      await aPerson(await anAuthority(), "authority_lead"),
    ];
    for (const stranger of strangers)
      expect(await findMatches(stranger, pupilId, wish(), "/here")).toBeUndefined();
  });
});

describe("the weights", () => {
  withDatabase();

  it("are the usual ones until the authority's lead sets others, and outlive other settings", async () => {
    const world = await anAuthority();
    const lead = await aPerson(world, "authority_lead");
    expect(await findWeights(lead)).toEqual(usualWeights);
    await setWeights(lead, { ...usualWeights, needs: 90 });
    await setSettings(lead, defaultSettings);
    expect(await findWeights(visitorAct(world))).toMatchObject({ needs: 90 });
    for (const role of roles.filter((one) => one !== "authority_lead"))
      await expect(setWeights(await aPerson(world, role), usualWeights)).rejects.toMatchObject({
        kind: "forbidden",
      });
  });

  it.each(roles)("may be read by %s unless of a provider, and set by the lead alone", (role) => {
    expect(canReadRules(personIn(role))).toBe(!role.startsWith("provider"));
    expect(canSetWeights(personIn(role))).toBe(role === "authority_lead");
  });
});

describe("what is wanted for a child", () => {
  it("is read from the address, and what nobody could have chosen is left out", () => {
    expect(wish("half=mon-am&half=sun-am&from=2026-11-02&weeks=0")).toEqual({
      halves: ["mon-am"],
      from: "2026-11-02",
      weeks: undefined,
    });
    expect(wish("from=never&weeks=6")).toMatchObject({ from: undefined, weeks: 6 });
  });
});
