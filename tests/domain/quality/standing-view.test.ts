/** The view that lists filter by says what the pure rule says, of facts at random and on every day about them. */
import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import { addDays, type CalendarDate } from "#app/core/calendar.ts";
import { standingsOf } from "#app/domain/quality/standing.server.ts";
import { standingStates } from "#app/domain/quality/standing.ts";
import { standingsToday } from "#app/domain/quality/standing-today.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { evidence } from "#db/schema/providers.ts";
import { evidenceChecks } from "#db/schema/quality.ts";
import { providerStandings } from "#db/schema/standings.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, today, visitorAct } from "#tests/support/world.ts";
import { diceOf, randomKinds, randomProvider } from "#tests/support/world-standings.ts";

withDatabase();

const onDay = (act: Act, day: CalendarDate): Act => ({ ...act, now: new Date(`${day}T12:00:00Z`) });

const viewed = (act: Act) =>
  transaction(act, async (tx) => {
    const rows = await tx.select().from(providerStandings);
    return new Map(rows.map(({ providerId, state }) => [providerId, state as string]));
  });

const askedOf = (act: Act, ids: readonly string[]) =>
  transaction(act, async (tx) => {
    const rows = await standingsToday(tx, act, ids);
    return new Map([...rows].map(([id, { state }]) => [id, state as string]));
  });

describe("the view of standings", () => {
  it.each([1, 2, 3, 4])("agrees with the rule, day by day (%i)", async (seed) => {
    const dice = diceOf(seed * 7919);
    const [here, elsewhere] = [await anAuthority(), await anAuthority()];
    await randomKinds(here, dice);
    await randomKinds(elsewhere, dice);
    const ids: string[] = [];
    for (let number = 0; number < 40; number += 1) ids.push(await randomProvider(here, dice));
    await randomProvider(elsewhere, dice);
    const officer = await aPerson(here, "development_officer");
    const met = new Set<string>();
    for (let offset = -6; offset <= 6; offset += 1) {
      const day = addDays(today, offset);
      const act = onDay(officer, day);
      const told = await transaction(act, (tx) => standingsOf(tx, act, ids, day));
      const states = new Map(ids.map((id) => [id, told.get(id)?.state as string]));
      expect(await viewed(act), `seed ${seed} on ${day}`).toEqual(states);
      expect(await askedOf(act, ids), `seed ${seed} on ${day}, asked of some`).toEqual(states);
      for (const state of states.values()) met.add(state);
    }
    expect(met.size).toBeGreaterThan(4);
  });

  it("has met every state there is", async () => {
    const dice = diceOf(11);
    const world = await anAuthority();
    await randomKinds(world, dice);
    for (let number = 0; number < 120; number += 1) await randomProvider(world, dice);
    const met = new Set((await viewed(await aPerson(world, "authority_lead"))).values());
    expect([...met].sort()).toEqual([...standingStates].sort());
    expect((await viewed(visitorAct(await anAuthority()))).size).toBe(0);
  });
});

describe("what the database keeps beside an item of evidence", () => {
  it("is the newest of its kind and subject, its latest verdict and since when it is accepted", async () => {
    const dice = diceOf(23);
    const world = await anAuthority();
    await randomKinds(world, dice);
    for (let number = 0; number < 40; number += 1) await randomProvider(world, dice);
    const [items, checks] = [
      await owner().select().from(evidence),
      await owner().select().from(evidenceChecks).orderBy(evidenceChecks.checkedAt, evidenceChecks.id),
    ];
    for (const item of items) {
      const same = items.filter(
        (other) =>
          other.providerId === item.providerId &&
          other.kindKey === item.kindKey &&
          other.siteId === item.siteId &&
          other.personId === item.personId,
      );
      const [newest] = same.toSorted(
        (left, right) => right.addedAt.getTime() - left.addedAt.getTime() || (right.id < left.id ? -1 : 1),
      );
      const own = checks.filter(({ evidenceId }) => evidenceId === item.id);
      const queried = own.findLastIndex(({ verdict }) => verdict === "queried");
      expect(item).toMatchObject({
        isNewest: newest?.id === item.id,
        verdict: own.at(-1)?.verdict ?? null,
        acceptedAt: own[queried + 1]?.checkedAt ?? null,
      });
    }
    expect(items.filter(({ isNewest }) => !isNewest).length).toBeGreaterThan(5);
  });

  it("moves back to the one before when the newest is taken away", async () => {
    const dice = diceOf(31);
    const world = await anAuthority();
    await randomKinds(world, dice);
    for (let number = 0; number < 20; number += 1) await randomProvider(world, dice);
    const [older] = await owner().select().from(evidence).where(eq(evidence.isNewest, false)).limit(1);
    const same = and(
      eq(evidence.providerId, older?.providerId ?? ""),
      eq(evidence.kindKey, older?.kindKey ?? ""),
      sql`${evidence.siteId} is not distinct from ${older?.siteId ?? null}`,
      sql`${evidence.personId} is not distinct from ${older?.personId ?? null}`,
      eq(evidence.isNewest, true),
    );
    await owner().execute(sql`alter table evidence_checks disable trigger append_only`);
    const [newest] = await owner().select().from(evidence).where(same);
    await owner()
      .delete(evidenceChecks)
      .where(eq(evidenceChecks.evidenceId, newest?.id ?? ""));
    await owner()
      .delete(evidence)
      .where(eq(evidence.id, newest?.id ?? ""));
    const [again] = await owner()
      .select()
      .from(evidence)
      .where(eq(evidence.id, older?.id ?? ""));
    expect(again?.isNewest).toBe(true);
  });
});
