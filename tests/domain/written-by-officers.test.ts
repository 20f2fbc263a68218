import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, aSchool, visitorAct } from "#tests/support/world.ts";
import { aProvider } from "#tests/support/world-providers.ts";

const officersOwn = ["market_gaps", "market_events", "market_invitations", "watch_rules", "search_misses"];

/** One row of each table, written past the wall. */
async function aPaperOfEach() {
  const world = await anAuthority();
  const { providerId } = await aProvider(world);
  const school = await aSchool(world);
  const manager = await aPerson(world, "provider_manager", { organisationId: providerId });
  const lead = await aPerson(world, "school_lead", { organisationId: school });
  const officer = await aPerson(world, "development_officer");
  const of = world.authorityId;
  const [someone, event, condition] = [randomUUID(), randomUUID(), randomUUID()];
  await owner().transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`insert into market_gaps
      (authority_id, title, description, needs, key_stages, places, drafted_by, drafted_at)
      values (${of}, 'A draft', 'Not yet', '{}', '{}', 1, ${someone}, now())`);
    await tx.execute(sql`insert into market_events
      (authority_id, id, title, place, held_on, starts_at, ends_at, answer_by, called_by, called_at)
      values (${of}, ${event}, 'Market', 'Hall', '2026-11-01', '10:00', '11:00', '2026-10-20', ${someone}, now())`);
    await tx.execute(sql`insert into market_invitations
      (authority_id, event_id, provider_id, organisation, email, token_hash, sent_at)
      values (${of}, ${event}, ${providerId}, 'Theirs', 'a@b.example', 'hash', now())`);
    await tx.execute(sql`insert into watch_rules
      (authority_id, starts_on, full_time_hours, warn_hours, pupils, pupils_with_plan, set_at)
      values (${of}, '2026-01-01', 18, 15, 5, 1, now())`);
    await tx.execute(sql`insert into search_misses (authority_id, searched_on, searches)
      values (${of}, '2026-10-01', 1)`);
    await tx.execute(sql`insert into provider_versions
      (authority_id, provider_id, part, part_id, status, content, saved_at)
      values (${of}, ${providerId}, 'organisation', ${providerId}, 'waiting', '{}', now()),
             (${of}, ${providerId}, 'organisation', ${providerId}, 'stands', '{}', now())`);
    await tx.execute(sql`insert into condition_answers
      (authority_id, condition_id, provider_id, text, given_by, given_at)
      values (${of}, ${condition}, ${providerId}, 'Done', ${someone}, now())`);
    await tx.execute(sql`insert into concerns
      (authority_id, reference, provider_id, subject, text, noticed_on, raised_by, raised_by_organisation, raised_at)
      values (${of}, 'C-1', ${providerId}, 'premises', 'Cold', '2026-10-01', ${someone}, ${school}, now())`);
  });
  return { world, providerId, manager, lead, officer };
}

const rows = (act: Act, table: string) =>
  transaction(act, async (tx) => [...(await tx.execute(sql`select * from ${sql.identifier(table)}`))].length);

const changed = (act: Act, table: string, column: string) =>
  transaction(act, async (tx) => {
    const name = sql.identifier(column);
    return [...(await tx.execute(sql`update ${sql.identifier(table)} set ${name} = ${name} returning 1`))]
      .length;
  });

const removed = (act: Act, table: string) =>
  transaction(
    act,
    async (tx) => [...(await tx.execute(sql`delete from ${sql.identifier(table)} returning 1`))].length,
  );

describe("what only officers write, past every condition of a query", () => {
  withDatabase();

  it("is theirs alone to read where it is their own paper", async () => {
    const { world, manager, lead, officer } = await aPaperOfEach();
    for (const table of officersOwn) {
      expect([table, await rows(officer, table)]).toEqual([table, 1]);
      for (const act of [visitorAct(world), manager, lead]) {
        expect([table, await rows(act, table)]).toEqual([table, 0]);
        expect([table, await removed(act, table)]).toEqual([table, 0]);
      }
      expect([table, await changed(officer, table, "authority_id")]).toEqual([table, 1]);
    }
  });

  it("lets nobody else count a search, publish a gap or set a rule", async () => {
    const { world, manager, lead } = await aPaperOfEach();
    const of = world.authorityId;
    for (const act of [visitorAct(world), manager, lead]) {
      const misses = sql`insert into search_misses (authority_id, searched_on, searches)
        values (${of}, '2026-10-02', 900)`;
      await expect(transaction(act, (tx) => tx.execute(misses))).rejects.toThrow();
      const rule = sql`insert into watch_rules
        (authority_id, starts_on, full_time_hours, warn_hours, pupils, pupils_with_plan, set_at)
        values (${of}, '2026-01-02', 40, 30, 500, 100, now())`;
      await expect(transaction(act, (tx) => tx.execute(rule))).rejects.toThrow();
    }
  });

  it("shows a gap to everybody once it is published, to read and not to change", async () => {
    const { world, manager } = await aPaperOfEach();
    await owner().execute(sql`update market_gaps set published_on = '2026-01-01'`);
    for (const act of [visitorAct(world), manager]) {
      expect(await rows(act, "market_gaps")).toBe(1);
      expect(await changed(act, "market_gaps", "title")).toBe(0);
    }
    await owner().execute(sql`update market_gaps set withdrawn_on = '2026-02-01'`);
    expect(await rows(manager, "market_gaps")).toBe(0);
  });

  it("is read by the provider or school it is of, and answered by an officer", async () => {
    const { manager, lead, officer } = await aPaperOfEach();
    for (const [table, act, column] of [
      ["provider_versions", manager, "answer"],
      ["condition_answers", manager, "message"],
      ["concerns", lead, "finding"],
    ] as const) {
      expect([table, await rows(act, table)]).not.toEqual([table, 0]);
      expect([table, await changed(act, table, column).catch(() => "refused")]).toEqual([
        table,
        table === "provider_versions" ? "refused" : 0,
      ]);
      expect([table, await removed(act, table)]).toEqual([table, 0]);
      expect([table, await changed(officer, table, column)]).not.toEqual([table, 0]);
    }
  });

  it("lets a provider take back a change that waits, and no other", async () => {
    const { manager } = await aPaperOfEach();
    const took = await transaction(manager, (tx) =>
      tx.execute(sql`update provider_versions set status = 'taken_back' returning 1`),
    );
    expect([...took]).toHaveLength(1);
    expect(await changed(manager, "provider_versions", "status")).toBe(0);
  });

  it("keeps a provider from answering a gap in another's name, and an answer of interest from lacking its price", async () => {
    const { world, manager, providerId } = await aPaperOfEach();
    const other = await aProvider(world);
    const leave = (of: string) =>
      transaction(manager, (tx) =>
        tx.execute(sql`insert into market_interests
          (authority_id, organisation, contact_name, email, provider_id, registered_at)
          values (${world.authorityId}, 'Somebody', 'Kim', 'kim@b.example', ${of}, now())`),
      );
    await expect(leave(other.providerId)).rejects.toThrow();
    await leave(providerId);
    await expect(
      owner().execute(sql`insert into enquiry_recipients
        (authority_id, enquiry_id, provider_id, offer_id, sent_at, answer)
        values (${world.authorityId}, ${randomUUID()}, ${providerId}, ${randomUUID()}, now(), 'interested')`),
    ).rejects.toMatchObject({ cause: { constraint_name: "enquiry_recipients_interested_check" } });
  });
});
