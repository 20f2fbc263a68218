import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import type { Role } from "#app/core/words/people.ts";
import { acceptInvitation, findInvitationByToken } from "#app/domain/people/accept-invitation.server.ts";
import { invitePerson } from "#app/domain/people/invite-person.server.ts";
import { removePerson } from "#app/domain/people/remove-person.server.ts";
import { resendInvitation } from "#app/domain/people/resend-invitation.server.ts";
import { revokeInvitation } from "#app/domain/people/revoke-invitation.server.ts";
import { signIn } from "#app/domain/people/sign-in.server.ts";
import { invitations, memberships, users } from "#db/schema/people.ts";
import { mails } from "#db/schema/platform.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, anOrganisation, aPerson, later, now, systemAct } from "#tests/support/world.ts";

const password = "three odd words together";
const from = { now, address: "192.0.2.1" };

async function aSchoolWithApprover() {
  const world = await anAuthority();
  const approver = await aPerson(world, "school_approver");
  const invite = (
    act: Act,
    email = "new@example.org",
    role: Role = "school_lead",
    organisationId = approver.actor.organisationId,
  ) => invitePerson(act, { id: randomUUID(), organisationId, name: "Nia New", email, role });
  return { world, approver, invite };
}

const arrive = (token: string | undefined, name = "Nia New") =>
  acceptInvitation(token ?? "", { kind: "new", name, newPassword: password }, from);

describe("an invitation", () => {
  withDatabase();

  it("brings a person in by its link, who then signs in by password", async () => {
    const { approver, invite } = await aSchoolWithApprover();
    const { token } = await invite(approver);
    const [mail] = await owner().select().from(mails);
    expect(mail?.body).toContain(`/invitations/${token}`);
    const { userId } = await arrive(token);
    const signedIn = await signIn({ email: "new@example.org", password }, "192.0.2.1");
    expect(signedIn).toEqual({ userId, roles: 1 });
  });

  it("works once, until it expires, is withdrawn or is sent again", async () => {
    const { approver, invite } = await aSchoolWithApprover();
    const { token: used } = await invite(approver);
    await arrive(used);
    await expect(arrive(used)).rejects.toMatchObject({ kind: "rule" });

    const { token: old } = await invite(approver, "late@example.org");
    const late = acceptInvitation(
      old ?? "",
      { kind: "new", name: "L", newPassword: password },
      { ...from, now: later(approver, 15).now },
    );
    await expect(late).rejects.toThrow("has expired");
    const [row] = await owner().select().from(invitations).where(eq(invitations.email, "late@example.org"));
    const { token: renewed } = await resendInvitation(approver, row?.id ?? "");
    expect(await findInvitationByToken(old ?? "", now)).toBeUndefined();
    await revokeInvitation(approver, row?.id ?? "");
    await expect(arrive(renewed)).rejects.toThrow("has been withdrawn");
    await expect(revokeInvitation(approver, row?.id ?? "")).rejects.toMatchObject({ kind: "rule" });
  });

  it("is accepted by one of two who press at once", async () => {
    const { approver, invite } = await aSchoolWithApprover();
    const { token } = await invite(approver);
    const tries = await Promise.allSettled([arrive(token), arrive(token), arrive(token)]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("refuses the e-mail address as password, and asks a known person for theirs", async () => {
    const { world, approver, invite } = await aSchoolWithApprover();
    const { token } = await invite(approver, "someone.new@example.org");
    const lazy = { kind: "new", name: "S", newPassword: "Someone.New@example.org" } as const;
    await expect(acceptInvitation(token ?? "", lazy, from)).rejects.toMatchObject({ field: "newPassword" });
    await arrive(token);

    const provider = await aPerson(world, "provider_manager");
    const { token: second } = await invite(
      provider,
      "someone.new@example.org",
      "provider_staff",
      provider.actor.organisationId,
    );
    await expect(arrive(second)).rejects.toMatchObject({ kind: "rule" });
    const wrong = acceptInvitation(second ?? "", { kind: "existing", password: "not this one" }, from);
    await expect(wrong).rejects.toMatchObject({ field: "password" });
    await acceptInvitation(second ?? "", { kind: "existing", password }, from);
    const signedIn = await signIn({ email: "someone.new@example.org", password }, "192.0.2.1");
    expect(signedIn.roles).toBe(2);
  });

  it("is not sent twice, nor to somebody who has the role, nor into a role of another kind", async () => {
    const { approver, invite } = await aSchoolWithApprover();
    const form = {
      id: randomUUID(),
      organisationId: approver.actor.organisationId,
      name: "Nia",
      email: "nia@example.org",
      role: "school_lead" as const,
    };
    const { token } = await invitePerson(approver, form);
    expect(await invitePerson(approver, form)).toEqual({ token: undefined });
    expect(await owner().select().from(invitations)).toHaveLength(1);
    await expect(invite(approver, "nia@example.org")).rejects.toMatchObject({ kind: "rule", field: "email" });
    await arrive(token);
    await expect(invite(approver, "nia@example.org")).rejects.toMatchObject({ kind: "rule", field: "email" });
    await expect(invite(approver, "x@example.org", "provider_staff")).rejects.toMatchObject({
      field: "role",
    });
  });

  it("is for the organisation's own, and for the lead where nobody there can invite", async () => {
    const { world, approver, invite } = await aSchoolWithApprover();
    const lead = await aPerson(world, "authority_lead", {
      organisationId: await anOrganisation(world, "authority"),
    });
    await expect(invite(lead)).rejects.toMatchObject({ kind: "forbidden" });
    const other = await aPerson(world, "school_approver");
    await expect(invite(other)).rejects.toMatchObject({ kind: "forbidden" });
    const stranger = await aPerson(await anAuthority(), "school_approver");
    await expect(invite(stranger)).rejects.toMatchObject({ kind: "not_found" });
    const colleague = await aPerson(world, "school_lead", { organisationId: approver.actor.organisationId });
    await expect(invite(colleague)).rejects.toMatchObject({ kind: "forbidden" });
    const empty = await anOrganisation(world, "provider");
    expect(await invite(lead, "first@example.org", "provider_manager", empty)).toHaveProperty("token");
    expect(await invite(systemAct(world), "second@example.org", "provider_manager", empty)).toHaveProperty(
      "token",
    );
  });
});

describe("removing a person", () => {
  withDatabase();

  it("ends their role, but never that of the last one who may invite", async () => {
    const { world, approver, invite } = await aSchoolWithApprover();
    const alone = removePerson(approver, approver.actor.membershipId);
    await expect(alone).rejects.toMatchObject({ kind: "rule" });
    const { token } = await invite(approver, "second@example.org", "school_approver");
    await arrive(token, "Second");
    const second = await aPerson(world, "school_approver", { organisationId: approver.actor.organisationId });
    await removePerson(second, approver.actor.membershipId);
    const [row] = await owner()
      .select()
      .from(memberships)
      .where(eq(memberships.id, approver.actor.membershipId));
    expect(row?.removedBy).toBe(second.actor.userId);
    await expect(removePerson(second, approver.actor.membershipId)).rejects.toMatchObject({
      kind: "not_found",
    });
  });

  it("leaves one of two approvers who remove each other at once", async () => {
    const { world, approver } = await aSchoolWithApprover();
    const second = await aPerson(world, "school_approver", { organisationId: approver.actor.organisationId });
    const tries = await Promise.allSettled([
      removePerson(approver, second.actor.membershipId),
      removePerson(second, approver.actor.membershipId),
    ]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is not for another school, which does not even see them", async () => {
    const { world, approver } = await aSchoolWithApprover();
    const other = await aPerson(world, "school_approver");
    await expect(removePerson(other, approver.actor.membershipId)).rejects.toMatchObject({
      kind: "not_found",
    });
  });
});

describe("signing in", () => {
  withDatabase();

  it("answers the same for a wrong password and for nobody, and limits attempts at one account", async () => {
    const { approver, invite } = await aSchoolWithApprover();
    const { token } = await invite(approver);
    await arrive(token);
    const sentence = "That email address and password do not belong together here";
    const attempt = (email: string) => signIn({ email, password: "wrong" }, randomUUID());
    await expect(attempt("new@example.org")).rejects.toThrow(sentence);
    await expect(attempt("nobody@example.org")).rejects.toThrow(sentence);
    for (let turn = 0; turn < 9; turn += 1)
      await expect(attempt("new@example.org")).rejects.toThrow(sentence);
    await expect(attempt("new@example.org")).rejects.toThrow("too many attempts");
    await expect(signIn({ email: "new@example.org", password }, "192.0.2.9")).rejects.toThrow("too many");
  });

  it("limits attempts from one address, and forgives an account after the right password", async () => {
    const { approver, invite } = await aSchoolWithApprover();
    const { token } = await invite(approver);
    await arrive(token);
    const right = () => signIn({ email: "new@example.org", password }, "192.0.2.2");
    for (let turn = 0; turn < 12; turn += 1) expect((await right()).roles).toBe(1);
    for (let turn = 0; turn < 38; turn += 1)
      await signIn({ email: `n${turn}@example.org`, password: "x" }, "192.0.2.2").catch(() => undefined);
    await expect(right()).rejects.toThrow("too many attempts");
    expect((await signIn({ email: "new@example.org", password }, "192.0.2.3")).roles).toBe(1);
  });

  it("is closed to an account without a role or without a password", async () => {
    const { world, approver, invite } = await aSchoolWithApprover();
    const { token } = await invite(approver);
    const { userId } = await arrive(token);
    await owner().update(memberships).set({ removedAt: now }).where(eq(memberships.userId, userId));
    await expect(signIn({ email: "new@example.org", password }, "a")).rejects.toThrow("no longer belongs");
    const { actor } = await aPerson(world, "school_lead");
    const [user] = await owner().select().from(users).where(eq(users.id, actor.userId));
    await expect(signIn({ email: user?.email ?? "", password: "" }, "a")).rejects.toThrow("do not belong");
  });
});
