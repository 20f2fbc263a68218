import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { roles } from "#app/core/words/people.ts";
import {
  findCalendarFeed,
  makeCalendarFeed,
  openCalendarFeed,
  revokeCalendarFeed,
} from "#app/domain/people/calendar-feed.server.ts";
import { canHaveFeed } from "#app/domain/people/policy.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { calendarFeeds, memberships } from "#db/schema/people.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { personIn } from "#tests/support/persons.ts";
import { anAuthority, aPerson, now } from "#tests/support/world.ts";

withDatabase();

const own = { covers: "own" } as const;
const from = "192.0.2.7";
const officer = async () => aPerson(await anAuthority(), "development_officer");

describe("the secret address of a calendar", () => {
  it("opens for its owner's role, and only its hash is kept", async () => {
    const act = await officer();
    const { token } = await makeCalendarFeed(act, { covers: "all" });
    const opened = await openCalendarFeed(token, from, now);
    expect(opened).toMatchObject({ covers: "all", act: { actor: { userId: act.actor.userId } } });
    const [row] = await owner().select().from(calendarFeeds);
    expect(JSON.stringify(row)).not.toContain(token);
    expect(await findCalendarFeed(act)).toMatchObject({ covers: "all" });
    expect(await findCalendarFeed(act)).not.toHaveProperty("tokenHash");
  });
  it("stops when it is revoked, made anew, or its owner has the role no longer", async () => {
    const act = await officer();
    const first = await makeCalendarFeed(act, own);
    const next = await makeCalendarFeed(act, own);
    expect(await openCalendarFeed(first.token, from, now)).toBeUndefined();
    expect(await openCalendarFeed(next.token, from, now)).toBeDefined();
    await revokeCalendarFeed(act);
    expect(await openCalendarFeed(next.token, from, now)).toBeUndefined();
    await expect(revokeCalendarFeed(act)).rejects.toMatchObject({ kind: "conflict" });
    const { token } = await makeCalendarFeed(act, own);
    await owner()
      .update(memberships)
      .set({ removedAt: now })
      .where(eq(memberships.id, act.actor.membershipId));
    expect(await openCalendarFeed(token, from, now)).toBeUndefined();
  });
  it("is not guessed: unknown ones are counted, and known ones are not", async () => {
    const act = await officer();
    const { token } = await makeCalendarFeed(act, own);
    const guess = () => openCalendarFeed(randomBytes(32).toString("base64url"), from, now);
    for (let tries = 0; tries < 30; tries += 1) expect(await guess()).toBeUndefined();
    await expect(guess()).rejects.toMatchObject({ kind: "rule" });
    await expect(openCalendarFeed("x", from, now)).rejects.toMatchObject({ kind: "rule" });
    expect(await openCalendarFeed(token, from, now)).toBeDefined();
  });
  it("is for the officers who visit, each their own", async () => {
    const may = roles.filter((role) => canHaveFeed(personIn(role)));
    expect(may).toEqual(["development_officer", "authority_lead"]);
    const world = await anAuthority();
    const finance = await aPerson(world, "finance_officer", { organisationId: world.authorityId });
    await expect(makeCalendarFeed(finance, own)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(revokeCalendarFeed(finance)).rejects.toMatchObject({ kind: "forbidden" });
    const one = await aPerson(world, "development_officer", { organisationId: world.authorityId });
    const other = await aPerson(world, "authority_lead", { organisationId: world.authorityId });
    await makeCalendarFeed(one, own);
    expect(await findCalendarFeed(other)).toBeUndefined();
    expect(await transaction(other, (tx) => tx.select().from(calendarFeeds))).toEqual([]);
  });
});
