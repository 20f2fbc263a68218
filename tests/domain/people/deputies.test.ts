import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { nameDeputy } from "#app/domain/people/name-deputy.server.ts";
import { listDeputies } from "#app/domain/people/queries.server.ts";
import { personIn } from "#app/platform/session.server.ts";
import { unguarded } from "#app/platform/transaction.server.ts";
import { deputies, memberships } from "#db/schema/people.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, inDays } from "#tests/support/world.ts";

describe("a deputy", () => {
  withDatabase();

  it("stands in for an approver on the days named, and on no other", async () => {
    const world = await anAuthority();
    const approver = await aPerson(world, "school_approver");
    const { actor: lead } = await aPerson(world, "school_lead", {
      organisationId: approver.actor.organisationId,
    });
    const form = {
      id: randomUUID(),
      membershipId: lead.membershipId,
      startsOn: inDays(1),
      endsOn: inDays(3),
    };
    await nameDeputy(approver, form);
    await nameDeputy(approver, form);
    expect(await owner().select().from(deputies)).toHaveLength(1);
    const isDeputyOn = async (days: number) =>
      (await unguarded((tx) => personIn(tx, lead.userId, lead.membershipId, inDays(days))))?.deputy;
    expect([await isDeputyOn(0), await isDeputyOn(1), await isDeputyOn(3), await isDeputyOn(4)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(await listDeputies(approver, approver.actor.organisationId)).toHaveLength(1);
    await owner()
      .update(memberships)
      .set({ removedAt: approver.now })
      .where(eq(memberships.id, approver.actor.membershipId));
    expect(await isDeputyOn(1)).toBe(false);
  });

  it("is somebody else of the same school, named by an approver, for days to come", async () => {
    const world = await anAuthority();
    const approver = await aPerson(world, "school_approver");
    const { actor: lead } = await aPerson(world, "school_lead", {
      organisationId: approver.actor.organisationId,
    });
    const elsewhere = await aPerson(world, "school_lead");
    const name = (membershipId: string, endsOn = inDays(3), act = approver) =>
      nameDeputy(act, { id: randomUUID(), membershipId, startsOn: inDays(-9), endsOn });
    await expect(name(approver.actor.membershipId)).rejects.toMatchObject({ kind: "rule" });
    await expect(name(elsewhere.actor.membershipId)).rejects.toMatchObject({ kind: "not_found" });
    await expect(name(lead.membershipId, inDays(-1))).rejects.toMatchObject({ field: "endsOn" });
    const asLead = { ...approver, actor: lead };
    await expect(name(lead.membershipId, inDays(3), asLead)).rejects.toMatchObject({ kind: "forbidden" });
  });
});
