import { count, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { sessions, users } from "#db/schema/people.ts";
import { databaseUrl, owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, aSchool, visitorAct } from "#tests/support/world.ts";
import { anOffer } from "#tests/support/world-offers.ts";
import { aProvider } from "#tests/support/world-providers.ts";

describe("the second wall", () => {
  withDatabase();

  it("shows one authority nothing of another, even to a query without any condition", async () => {
    const here = await anAuthority();
    const there = await anAuthority();
    await aSchool(there, { name: "A school elsewhere" });
    const lead = await aPerson(here, "authority_lead");
    const seen = await transaction(lead, (tx) => tx.select().from(organisations));
    expect(seen.map((row) => row.authorityId)).toEqual([here.authorityId]);
    expect(databaseUrl()).toContain("test_");
  });

  it("never lets the portal's role read sessions or passwords", async () => {
    const act = visitorAct(await anAuthority());
    await expect(transaction(act, (tx) => tx.select().from(sessions))).rejects.toThrow();
    await expect(
      transaction(act, (tx) => tx.select({ hash: users.passwordHash }).from(users)),
    ).rejects.toThrow();
  });

  it("stands before the very first query of an act", async () => {
    const act = await aPerson(await anAuthority(), "school_lead");
    const role = await transaction(act, async (tx) => {
      const [row] = await tx.execute<{ role: string; kind: string }>(
        sql`select current_user as role, app_kind() as kind`,
      );
      return row;
    });
    expect(role).toEqual({ role: "ap_portal", kind: "person" });
  });

  it("guards every table that names its authority", async () => {
    const open = await owner().execute<{ name: string }>(sql`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'authority_id'
      where n.nspname = 'public' and c.relkind = 'r' and not c.relrowsecurity`);
    expect([...open]).toEqual([]);
  });

  it("lets a search see the offers of its own authority only, past the policy of the table", async () => {
    const [here, there] = [await anAuthority(), await anAuthority()];
    await anOffer(here, { provider: await aProvider(here) });
    await anOffer(there, { provider: await aProvider(there) });
    const seen = await transaction(visitorAct(here), (tx) =>
      tx.execute<{ id: string }>(sql`select distinct authority_id as id from offers_to_search`),
    );
    expect([...seen]).toEqual([{ id: here.authorityId }]);
  });

  it("lets nobody write through a view, where no policy is asked", async () => {
    const open = await owner().execute<{ name: string }>(sql`
      select table_name as name from information_schema.views
      where table_schema = 'public' and is_updatable = 'YES'
        and has_table_privilege('ap_portal', quote_ident(table_name), 'insert, update, delete')`);
    expect([...open]).toEqual([]);
  });

  it("asks every view as whoever reads it, but for the one that searches need", async () => {
    const asOwner = await owner().execute<{ name: string }>(sql`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'v'
        and not coalesce(c.reloptions::text[] && array['security_invoker=true', 'security_invoker=on'], false)`);
    expect(asOwner.map(({ name }) => name)).toEqual(["offers_to_search"]);
  });

  it("leaves nobody's role behind when the transaction has ended", async () => {
    const act = await aPerson(await anAuthority(), "school_lead");
    await transaction(act, (tx) => tx.select({ n: count() }).from(organisations));
    const [row] = await owner().execute<{ role: string }>(sql`select current_user as role`);
    expect(row?.role).not.toBe("ap_portal");
  });
});
