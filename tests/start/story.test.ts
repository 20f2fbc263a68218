import { count, eq, isNull } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { personaEmail, personas } from "#app/platform/personas.ts";
import { isEmpty, tellStory } from "#app/start/story/tell.server.ts";
import { verify } from "#app/start/verify.server.ts";
import { offers } from "#db/schema/menu.ts";
import { organisations } from "#db/schema/organisations.ts";
import { memberships, users } from "#db/schema/people.ts";
import { placements } from "#db/schema/placements.ts";
import { providers } from "#db/schema/providers.ts";
import { offerDocuments } from "#db/schema/search.ts";
import { owner, withDatabase } from "#tests/support/database.ts";

async function statuses(): Promise<Record<string, number>> {
  const rows = await owner()
    .select({ status: placements.status, number: count() })
    .from(placements)
    .groupBy(placements.status);
  return Object.fromEntries(rows.map(({ status, number }) => [status, number]));
}

/** Everybody who holds a role, with the organisation they hold it in. */
function everyone() {
  return owner()
    .select({ email: users.email, role: memberships.role, organisation: organisations.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(isNull(memberships.removedAt));
}

describe("the story", () => {
  withDatabase();

  it.each([
    ["in the middle of a term", "2026-11-22T10:00:00Z"],
    ["in the summer holidays", "2027-08-14T10:00:00Z"],
  ])(
    "is told %s with everyone in it, and all of its money adds up",
    { timeout: 180_000 },
    async (_when, moment) => {
      expect(await isEmpty()).toBe(true);
      await tellStory(new Date(moment));

      expect(await verify()).toEqual([]);
      const seen = await statuses();
      for (const status of [
        "requested",
        "accepted",
        "approved",
        "active",
        "ended",
        "declined",
        "cancelled",
      ]) {
        expect(seen[status], status).toBeGreaterThan(1);
      }
      expect(await owner().$count(organisations, eq(organisations.kind, "school"))).toBe(18);
      expect(await owner().$count(organisations, eq(organisations.kind, "partnership"))).toBe(3);
      expect(await owner().$count(providers)).toBeGreaterThanOrEqual(12);
      expect(await owner().$count(offers)).toBeGreaterThanOrEqual(38);
      expect(await owner().$count(offerDocuments)).toBeGreaterThanOrEqual(25);
      expect(await everyone()).toEqual(
        expect.arrayContaining(
          personas.map(({ key, role, organisation }) => ({ email: personaEmail(key), role, organisation })),
        ),
      );
    },
  );
});
