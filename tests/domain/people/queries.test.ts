import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import { invitePerson } from "#app/domain/people/invite-person.server.ts";
import { nameDeputy } from "#app/domain/people/name-deputy.server.ts";
import { findMail, listMails } from "#app/domain/people/outbox.server.ts";
import * as queries from "#app/domain/people/queries.server.ts";
import { queueMail } from "#app/platform/mail.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { invitations } from "#db/schema/people.ts";
import { mails } from "#db/schema/platform.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, inDays, systemAct, visitorAct } from "#tests/support/world.ts";

async function aSchoolWithEverything() {
  const world = await anAuthority();
  const approver = await aPerson(world, "school_approver");
  const { organisationId } = approver.actor;
  const lead = await aPerson(world, "school_lead", { organisationId });
  const invited = {
    id: randomUUID(),
    organisationId,
    name: "N",
    email: "n@example.org",
    role: "school_lead",
  } as const;
  await invitePerson(approver, invited);
  const deputising = {
    id: randomUUID(),
    membershipId: lead.actor.membershipId,
    startsOn: inDays(0),
    endsOn: inDays(9),
  };
  await nameDeputy(approver, deputising);
  const system = systemAct(world);
  await transaction(system, (tx) =>
    queueMail(tx, system, { key: "k", to: "a@example.org", subject: "S", text: "T" }),
  );
  const [invitation] = await owner().select().from(invitations);
  const all = await owner().select().from(mails);
  return { world, approver, lead, organisationId, invitationId: invitation?.id ?? "", mails: all };
}

describe("people, invitations, deputies and mails", () => {
  withDatabase();

  it("are shown to their own", async () => {
    const { approver, organisationId, invitationId } = await aSchoolWithEverything();
    const all = await queries.listPeople(approver, organisationId);
    expect(all).toHaveLength(2);
    for (const [index, person] of all.entries())
      expect(
        await queries.listPeoplePaged(approver, organisationId, { page: index + 1, pageSize: 1 }),
      ).toEqual({ rows: [person], total: 2 });
    expect(await queries.listInvitations(approver, organisationId)).toHaveLength(1);
    expect(await queries.findInvitation(approver, invitationId)).toMatchObject({ name: "N" });
    expect(await queries.findPerson(approver, approver.actor.membershipId)).toBeDefined();
    expect(await queries.listDeputies(approver, organisationId)).toHaveLength(1);
  });

  it("are not shown to another school, a provider, a visitor or another authority", async () => {
    const { world, approver, organisationId, invitationId, mails: all } = await aSchoolWithEverything();
    const elsewhere = await anAuthority();
    const strangers: Act[] = [
      await aPerson(world, "school_approver"),
      await aPerson(world, "provider_manager"),
      visitorAct(world),
      await aPerson(elsewhere, "authority_lead"),
    ];
    for (const stranger of strangers) {
      expect(await queries.listPeople(stranger, organisationId)).toEqual([]);
      expect(await queries.listPeoplePaged(stranger, organisationId, { page: 1, pageSize: 25 })).toEqual({
        rows: [],
        total: 0,
      });
      expect(await queries.listInvitations(stranger, organisationId)).toEqual([]);
      expect(await queries.findInvitation(stranger, invitationId)).toBeUndefined();
      expect(await queries.findPerson(stranger, approver.actor.membershipId)).toBeUndefined();
      expect(await queries.listDeputies(stranger, organisationId)).toEqual([]);
      expect(await listMails(stranger, { page: 1, pageSize: 25 })).toEqual({ rows: [], total: 0 });
      for (const mail of all) expect(await findMail(stranger, mail.id)).toBeUndefined();
      const doorless = await queries.listWithoutInviter(stranger);
      expect(doorless.some(({ id }) => id === organisationId)).toBe(false);
    }
  });

  it("shows an invitation's mail, which opens a door, to the lead alone", async () => {
    const { world } = await aSchoolWithEverything();
    const lead = await aPerson(world, "authority_lead");
    const officer = await aPerson(world, "development_officer");
    const page = { page: 1, pageSize: 25 };
    expect((await listMails(lead, page)).total).toBe(2);
    expect((await listMails(officer, page)).rows.map(({ subject }) => subject)).toEqual(["S"]);
  });
});
