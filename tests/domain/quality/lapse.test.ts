/** What runs out is out at London's midnight, on the days the clocks change as on any other. */
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { PersonAct } from "#app/core/actor.ts";
import { calendarDate } from "#app/core/calendar.ts";
import { startRequest } from "#app/domain/placements/start-request.server.ts";
import { listProviders } from "#app/domain/quality/desk/providers.server.ts";
import { findQuality } from "#app/domain/quality/provider-queries.server.ts";
import { evidence } from "#db/schema/providers.ts";
import { decisions } from "#db/schema/quality.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, now } from "#tests/support/world.ts";
import { aProvider } from "#tests/support/world-providers.ts";
import { aSupplier } from "#tests/support/world-suppliers.ts";

const at = (act: PersonAct, moment: string): PersonAct => ({ ...act, now: new Date(moment) });

/** The last day, its last minute in London and the minute after, in universal time. */
const midnights = [
  ["in winter", "2026-11-30", "2026-11-30T23:59:00Z", "2026-12-01T00:00:00Z"],
  ["in summer", "2026-10-08", "2026-10-08T22:59:00Z", "2026-10-08T23:00:00Z"],
  ["the day before the clocks go back", "2026-10-24", "2026-10-24T22:59:00Z", "2026-10-24T23:00:00Z"],
  ["the day the clocks go back", "2026-10-25", "2026-10-25T23:59:00Z", "2026-10-26T00:00:00Z"],
  ["the day before the clocks go forward", "2027-03-27", "2027-03-27T23:59:00Z", "2027-03-28T00:00:00Z"],
  ["the day the clocks go forward", "2027-03-28", "2027-03-28T22:59:00Z", "2027-03-28T23:00:00Z"],
] as const;

describe("a provider whose insurance runs out", () => {
  withDatabase();

  it("is listed on its last day and lapsed the minute after", async () => {
    const world = await anAuthority();
    const { providerId, manager } = await aProvider(world);
    const school = await aPerson(world, "school_lead");
    for (const [, lastDay, stillIn, justOut] of midnights) {
      await owner()
        .update(evidence)
        .set({ expiresOn: calendarDate(lastDay) })
        .where(eq(evidence.kindKey, "public_liability"));
      const listed = async (moment: string) =>
        (await listProviders(at(school, moment), { page: 1, pageSize: 25 })).total;
      expect([lastDay, await listed(stillIn), await listed(justOut)]).toEqual([lastDay, 1, 0]);
      const { standing } = (await findQuality(at(manager, justOut), providerId)) ?? {};
      expect(standing).toMatchObject({ state: "lapsed", commissionable: false });
      expect(standing?.reasons.join()).toMatch(/ran out on/);
    }
  });
});

describe("an approval that runs out", () => {
  withDatabase();

  it.each(midnights)(
    "%s: a request can be begun until midnight and not after",
    async (_when, lastDay, stillIn, justOut) => {
      const world = await anAuthority();
      const { offerId } = await aSupplier(world);
      await owner()
        .update(decisions)
        .set({ expiresOn: calendarDate(lastDay) });
      const lead = await aPerson(world, "school_lead", { at: now });
      const begin = (moment: string) => startRequest(at(lead, moment), { id: randomUUID(), offerId });
      await begin(stillIn);
      await expect(begin(justOut)).rejects.toMatchObject({
        kind: "rule",
        message: expect.stringMatching(/The approval ran out on/),
      });
    },
  );
});
