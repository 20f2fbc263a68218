/** Who is told of what changes after an approval, and what strangers are not. */
import { randomUUID } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Act, PersonAct } from "#app/core/actor.ts";
import { addDays, calendarDate } from "#app/core/calendar.ts";
import { endRecordedPlacement } from "#app/domain/placements/recorded/end-recorded-placement.server.ts";
import { tellOfProviderChange } from "#app/domain/placements/tell-provider-change.server.ts";
import { acknowledgeVersion } from "#app/domain/providers/acknowledge-version.server.ts";
import * as desk from "#app/domain/providers/desk.server.ts";
import { messagesForVersionAnswer, messagesForWaiting } from "#app/domain/providers/mails.server.ts";
import { returnVersion } from "#app/domain/providers/return-version.server.ts";
import { saveProviderPerson } from "#app/domain/providers/save-provider-person.server.ts";
import { saveSite } from "#app/domain/providers/save-site.server.ts";
import {
  findEditing,
  findVersion,
  listOpenChanges,
  listVersions,
  listVersionsOfPart,
} from "#app/domain/providers/version-queries.server.ts";
import { listEvidenceAhead } from "#app/domain/quality/evidence-queries.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { users } from "#db/schema/people.ts";
import { events, mails } from "#db/schema/platform.ts";
import { providerVersions } from "#db/schema/providers.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { todosAt } from "#tests/support/desks.ts";
import {
  anAuthority,
  aPartnership,
  aPerson,
  aSchool,
  systemAct,
  today,
  visitorAct,
  type World,
} from "#tests/support/world.ts";
import { aRunningPlacement } from "#tests/support/world-attendance.ts";
import { acknowledgeWaiting, aProvider, officers } from "#tests/support/world-providers.ts";
import { siteValues } from "#tests/support/world-sites.ts";
import { aRecordedPlacement, aRecordedProvider } from "#tests/support/world-watch.ts";

withDatabase();

async function waitingSite() {
  const world = await anAuthority();
  const { officer } = await officers(world);
  const made = await aProvider(world);
  await saveSite(made.manager, made.providerId, siteValues());
  const [waiting] = await owner()
    .select()
    .from(providerVersions)
    .where(eq(providerVersions.status, "waiting"));
  if (!waiting) throw new Error("nothing waits");
  return { ...made, world, officer, waiting };
}

async function aSchoolOfAPartnership(world: World) {
  const schoolId = await aSchool(world);
  const partnershipId = await aPartnership(world, [schoolId]);
  const lead = await aPerson(world, "school_lead", { organisationId: schoolId });
  return { schoolId, partnershipId, lead };
}

async function emailsOf(acts: readonly PersonAct[]) {
  const ids = acts.map(({ actor }) => actor.userId);
  const rows = await owner().select({ email: users.email }).from(users).where(inArray(users.id, ids));
  return rows.map(({ email }) => email);
}

async function happened(world: World, name: string) {
  const rows = await owner()
    .select()
    .from(events)
    .where(and(eq(events.authorityId, world.authorityId), eq(events.name, name)))
    .orderBy(events.at, events.id);
  return rows;
}

describe("letters about a change that waits", () => {
  it("go to the officers who assure, and the answer to the provider's managers", async () => {
    const { world, officer, manager, waiting } = await waitingSite();
    const system = systemAct(world);
    const { second } = await officers(world);
    const asked = await messagesForWaiting(system, { versionId: waiting.id });
    expect(asked).toHaveLength([officer, second].length);
    expect(asked[0]).toMatchObject({ subject: "A change to acknowledge: Test provider" });
    expect(await messagesForVersionAnswer(system, { versionId: waiting.id })).toEqual([]);
    await returnVersion(officer, waiting.id, { answer: "Send the lease" });
    expect(await messagesForWaiting(system, { versionId: waiting.id })).toEqual([]);
    const [answer, ...others] = await messagesForVersionAnswer(system, { versionId: waiting.id });
    expect(others).toEqual([]);
    expect(answer).toMatchObject({ subject: "Your change came back: Site: Barn" });
    expect(answer?.text).toContain("Send the lease");
    await saveSite(manager, waiting.providerId, siteValues({ id: waiting.partId }));
    await acknowledgeWaiting(officer, waiting.providerId);
    const [row] = await owner()
      .select()
      .from(providerVersions)
      .where(and(eq(providerVersions.partId, waiting.partId), eq(providerVersions.status, "stands")));
    const [stands] = await messagesForVersionAnswer(system, { versionId: row?.id ?? "" });
    expect(stands?.subject).toBe("Your change stands: Site: Barn");
  });
  it("are waiting work on the officers' and the manager's home pages", async () => {
    const { world, officer, manager, waiting } = await waitingSite();
    const workOf = async (act: Act) =>
      (await todosAt(act, desk)).filter(({ count, text }) => count > 0 && text.startsWith("Changes"));
    expect(await workOf(officer)).toMatchObject([{ text: "Changes to acknowledge", count: 1 }]);
    expect(await workOf(manager)).toEqual([]);
    await returnVersion(officer, waiting.id, { answer: "Send the lease" });
    expect(await workOf(officer)).toEqual([]);
    expect(await workOf(manager)).toMatchObject([{ text: "Changes that came back from the authority" }]);
    expect(await workOf((await aProvider(world)).manager)).toEqual([]);
  });
});

describe("commissioners with a live placement", () => {
  it("are told of another safeguarding lead and of a site that opens or closes, and nobody else is", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const { providerId, manager, siteId } = await aProvider(world);
    const { provider, ...placed } = await aRunningPlacement(world, { status: "active" });
    const second = await aRunningPlacement(world, { status: "active", schoolId: placed.schoolId });
    const ended = await aRunningPlacement(world, { endedOn: "2026-09-28" });
    await owner().execute(
      `update placements set provider_id = '${providerId}' where id in ('${placed.id}', '${second.id}', '${ended.id}')`,
    );
    const lead = {
      id: randomUUID(),
      post: "safeguarding_lead" as const,
      name: "Nora Other",
      email: "nora@example.org",
      phone: "01709 123456",
      trainedOn: undefined,
      startedOn: addDays(today, 14),
      leftOn: undefined,
    };
    await owner().delete(mails);
    await saveProviderPerson(manager, providerId, lead);
    await saveSite(manager, providerId, siteValues());
    const closing = { id: siteId, kind: "main" as const, name: "Workshop", address: "1 Made-up Street" };
    await saveSite(
      manager,
      providerId,
      siteValues({ ...closing, openedOn: calendarDate("2020-09-01"), closedOn: addDays(today, 60) }),
    );
    await acknowledgeWaiting(officer, providerId);
    const system = systemAct(world);
    for (const name of ["safeguarding_lead.changed", "site.opened", "site.closed"]) {
      const event = (await happened(world, name)).at(-1);
      if (!event) throw new Error(`no ${name}`);
      await tellOfProviderChange(system, event);
      await tellOfProviderChange(system, event);
    }
    const written = await owner().select().from(mails).where(eq(mails.authorityId, world.authorityId));
    /** Both leads of the one school, once each, however many placements it has; not the school whose placement ended. */
    const people = [placed.lead, second.lead].length;
    const read = written.map(({ subject, body }) => `${subject}\n${body}`);
    expect(read.filter((text) => text.includes("Nora Other, from 21 October 2026"))).toHaveLength(people);
    expect(read.filter((text) => text.includes("Barn, 2 Made-up Street"))).toHaveLength(people);
    expect(read.filter((text) => text.includes("for the last time on 6 December 2026"))).toHaveLength(people);
    expect(new Set(written.map(({ recipient }) => recipient)).size).toBe(people);
    expect(provider.providerId).not.toBe(providerId);
  });
});

describe("a change at a provider that is not on the menu", () => {
  it("is told to who has pupils recorded there, and to the coordinator of their school's partnership", async () => {
    const world = await anAuthority();
    const providerId = await aRecordedProvider(world);
    const { lead, schoolId, partnershipId } = await aSchoolOfAPartnership(world);
    const coordinator = await aPerson(world, "partnership_coordinator", { organisationId: partnershipId });
    await aPerson(world, "school_lead");
    await aRecordedPlacement(world, lead, { providerId, schoolId });
    const left = await aSchoolOfAPartnership(world);
    const { id } = await aRecordedPlacement(world, left.lead, { providerId, schoolId: left.schoolId });
    await endRecordedPlacement(left.lead, id, addDays(today, -1));
    await aPerson(world, "partnership_coordinator", { organisationId: left.partnershipId });
    await tellOfProviderChange(systemAct(world), {
      id: randomUUID(),
      name: "safeguarding_lead.changed",
      subjectId: providerId,
      details: {},
    });
    const written = await owner().select().from(mails);
    expect(new Set(written.map(({ recipient }) => recipient))).toEqual(
      new Set(await emailsOf([lead, coordinator])),
    );
  });
});

describe("what a stranger sees of versions", () => {
  it("is nothing, of any query", async () => {
    const { world, officer, manager, providerId, waiting } = await waitingSite();
    const part = { providerId, partId: waiting.partId };
    const reads: ((act: Act) => Promise<unknown>)[] = [
      (act) => listVersions(act, { page: 1, pageSize: 25, status: "waiting" }).then(({ rows }) => rows),
      (act) => findVersion(act, waiting.id),
      (act) => listVersionsOfPart(act, part),
      (act) => listOpenChanges(act, providerId),
      (act) => findEditing(act, part).then((found) => found.waiting),
    ];
    const elsewhere = await anAuthority();
    const strangers = [
      (await officers(elsewhere)).officer,
      (await aProvider(world)).manager,
      await aPerson(world, "provider_staff", { organisationId: providerId }),
      await aPerson(world, "school_lead"),
      await aPerson(world, "partnership_coordinator"),
      visitorAct(world),
    ];
    for (const read of reads) {
      for (const known of [officer, manager]) expect((await read(known)) ?? []).not.toEqual([]);
      for (const stranger of strangers) expect((await read(stranger)) ?? []).toEqual([]);
    }
    for (const stranger of strangers.filter(({ actor }) => actor.authorityId !== world.authorityId))
      expect(await listEvidenceAhead(stranger, providerId)).toEqual([]);
    const colleague = await aPerson(world, "provider_safeguarding_lead", { organisationId: providerId });
    expect(await findVersion(colleague, waiting.id)).toBeDefined();
    await expect(acknowledgeVersion(colleague, waiting.id)).rejects.toMatchObject({ kind: "forbidden" });
  });
  it("is nothing by the second wall alone, whatever a query forgets", async () => {
    const { world, providerId } = await waitingSite();
    const school = await aPerson(world, "school_lead");
    const other = await aPerson(await anAuthority(), "development_officer");
    for (const act of [school, other, visitorAct(world)])
      expect(
        await transaction(act, (tx) =>
          tx.$count(providerVersions, eq(providerVersions.providerId, providerId)),
        ),
      ).toBe(0);
  });
});
