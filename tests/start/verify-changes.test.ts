import { randomUUID } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { verify } from "#app/start/verify.server.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority } from "#tests/support/world.ts";
import { aChange, amendment } from "#tests/support/world-changes.ts";
import { aCommissioning, aPlacement } from "#tests/support/world-placements.ts";

/** A row written as the database would never let it be, with its triggers and references asleep. */
const forge = (statement: SQL) =>
  owner().transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(statement);
  });

async function anAmendedPlacement() {
  const at = await aCommissioning(await anAuthority());
  const placementId = await aPlacement(at, { status: "active" });
  const changeId = await aChange(at, placementId, { status: "approved", asked: amendment() });
  expect(await verify()).toEqual([]);
  return { at, placementId, changeId };
}

const found = async () => (await verify()).map(({ check, row }) => [check, row]);
const moved = "what a change of a placement moved is what the ledger moved for it";
const days = "a placement has the days and half days of its last approved change";
const places = "a live placement has its places on the half days it uses, and on no others";
const rises = "an approved rise is what the ledger reserved for it";

describe("verify, of changes of placements", () => {
  withDatabase();

  it("names a change whose parts and ledger differ, and one that moved money without approval", async () => {
    const { changeId } = await anAmendedPlacement();
    await forge(sql`update placement_change_parts set moved_pence = moved_pence + 1`);
    expect(await found()).toEqual([[moved, `placement change ${changeId}`]]);
    await forge(sql`update placement_change_parts set moved_pence = moved_pence - 1`);
    await forge(sql`update placement_changes set status = 'accepted', approved_at = null`);
    expect(await found()).toContainEqual([moved, `placement change ${changeId}`]);
  });

  it("names a placement whose days no approved change says", async () => {
    const { placementId } = await anAmendedPlacement();
    await forge(sql`update placements set ends_on = ends_on + 7`);
    expect(await found()).toContainEqual([days, `placement ${placementId}`]);
    await forge(sql`update placements set ends_on = ends_on - 7`);
    await forge(sql`update placement_changes set status = 'cancelled', approved_at = null, refusal = 'x'`);
    expect(await found()).toContainEqual([days, `placement ${placementId}`]);
  });

  it("names a live placement without a place, and with one too many", async () => {
    const { at, placementId } = await anAmendedPlacement();
    await forge(sql`delete from bookings where half = 'tue-am'`);
    expect(await found()).toEqual([[places, `placement ${placementId}`]]);
    await forge(sql`insert into bookings (authority_id, offer_id, placement_id, half, starts_on, ends_on)
      select authority_id, offer_id, placement_id, 'tue-am', '2026-11-16', ends_on from bookings
      where half = 'mon-am' and ends_on = '2026-12-11'`);
    expect(await verify()).toEqual([]);
    await forge(sql`insert into bookings (authority_id, offer_id, placement_id, half, starts_on, ends_on)
      values (${at.world.authorityId}, ${at.supplier.offerId}, ${placementId}, 'wed-pm', '2026-11-16', '2026-12-11')`);
    expect(await found()).toEqual([[places, `placement ${placementId}`]]);
  });

  it("names a rise that is approved and was not reserved", async () => {
    const { at, placementId } = await anAmendedPlacement();
    const id = randomUUID();
    await forge(sql`insert into charge_rises
      (authority_id, id, placement_id, budget_id, owner_id, charge_id, pence, status, raised_at, approved_by, closed_at)
      values (${at.world.authorityId}, ${id}, ${placementId}, ${at.budgetId}, ${at.schoolId}, ${randomUUID()}, 500,
              'approved', now(), ${randomUUID()}, now())`);
    expect(await found()).toEqual([[rises, `rise ${id}`]]);
  });
});
