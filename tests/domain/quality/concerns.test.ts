import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Act, PersonAct } from "#app/core/actor.ts";
import { addDays } from "#app/core/calendar.ts";
import { roles } from "#app/core/words/people.ts";
import { closeConcern } from "#app/domain/quality/concerns/close-concern.server.ts";
import type { TriageValues } from "#app/domain/quality/concerns/forms.ts";
import { linkConcern } from "#app/domain/quality/concerns/link-concern.server.ts";
import {
  messagesForConcern,
  messagesForFinding,
  messagesForTriage,
} from "#app/domain/quality/concerns/mails.server.ts";
import { canFollowUpConcern, canRaiseConcern } from "#app/domain/quality/concerns/policy.ts";
import {
  countOpenConcerns,
  findConcern,
  listConcerns,
  listVisitsToLink,
} from "#app/domain/quality/concerns/queries.server.ts";
import { raiseConcern } from "#app/domain/quality/concerns/raise-concern.server.ts";
import { triageConcern } from "#app/domain/quality/concerns/triage-concern.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { concerns } from "#db/schema/monitoring.ts";
import { memberships } from "#db/schema/people.ts";
import { events } from "#db/schema/platform.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { clockwork, visitor, whoMay } from "#tests/support/persons.ts";
import { anAuthority, aPartnership, aPerson, systemAct, today, visitorAct } from "#tests/support/world.ts";
import { aConcern, aDueVisit, concernValues } from "#tests/support/world-concerns.ts";
import { aProvider, officers } from "#tests/support/world-providers.ts";

const triage = (wish: Partial<TriageValues> = {}): TriageValues => ({
  weight: "serious",
  plan: "Ask for photographs, then go and see.",
  visitId: undefined,
  namesNobody: false,
  ...wish,
});
const finding = { finding: "A gate has been fitted.", namesNobody: false };
const page = { page: 1, pageSize: 25 };

async function somebodyConcerned() {
  const world = await anAuthority();
  const provider = await aProvider(world);
  return { world, ...provider, lead: await aPerson(world, "school_lead"), ...(await officers(world)) };
}

describe("who may raise and follow up concerns", () => {
  it("every commissioner and officer raises, those who assure follow up", () => {
    const commissioners = ["school_lead", "school_approver", "partnership_coordinator"];
    const authority = ["development_officer", "commissioning_officer", "finance_officer", "authority_lead"];
    const raisers = roles.filter((role) => [...commissioners, ...authority].includes(role));
    expect(whoMay(canRaiseConcern)).toEqual(raisers);
    expect(whoMay(canFollowUpConcern)).toEqual(["development_officer", "authority_lead"]);
    for (const may of [canRaiseConcern, canFollowUpConcern])
      expect([may(visitor), may(clockwork)]).toEqual([false, false]);
  });
});

describe("raising a concern", () => {
  withDatabase();

  it("is numbered within the authority past what each may see, and raised once however often it is sent", async () => {
    const { world, providerId, lead } = await somebodyConcerned();
    const other = await aPerson(world, "school_approver");
    const first = concernValues();
    await Promise.all(
      [first, first, concernValues()].map((values) => raiseConcern(lead, providerId, values)),
    );
    const last = await aConcern(other, providerId);
    const rows = await owner().select().from(concerns);
    expect(rows.map(({ reference }) => reference).sort()).toEqual(["C-0001", "C-0002", "C-0003"]);
    expect((await findConcern(other, last))?.reference).toBe("C-0003");
    expect(await owner().$count(events, eq(events.name, "concern.raised"))).toBe(3);
  });

  it("stores nothing of an allegation against a person", async () => {
    const { providerId, lead } = await somebodyConcerned();
    const values = concernValues({ isAllegation: "yes" });
    await expect(raiseConcern(lead, providerId, values)).rejects.toMatchObject({ field: "isAllegation" });
    expect(await owner().$count(concerns)).toBe(0);
    expect(await owner().$count(events, eq(events.name, "concern.raised"))).toBe(0);
  });

  it("refuses a text that names a child, and asks about one that may name somebody", async () => {
    const { world, providerId, lead } = await somebodyConcerned();
    const school = lead.actor.organisationName;
    const raise = (text: string, namesNobody = false) => aConcern(lead, providerId, { text, namesNobody });
    await expect(raise("Pupil A123456789012 left", true)).rejects.toMatchObject({
      kind: "rule",
      field: "text",
    });
    await expect(raise("Born on 3 May 2012, left", true)).rejects.toMatchObject({ field: "text" });
    await expect(raise("Mr Hall shouted")).rejects.toMatchObject({ field: "namesNobody" });
    await expect(raise("The lesson was about Tom Sawyer")).rejects.toMatchObject({ field: "namesNobody" });
    await raise("The lesson was about Tom Sawyer", true);
    await raise(`Nobody told ${school} about it`);
    await raise("Test Provider and its Workshop were shut");
    expect(await owner().$count(concerns, eq(concerns.authorityId, world.authorityId))).toBe(3);
  });

  it("is about a provider one may see, on a day that has been, and not for the provider's own people", async () => {
    const { world, providerId, lead, manager } = await somebodyConcerned();
    const { providerId: unknown } = await aProvider(world, { approved: false });
    await expect(aConcern(lead, unknown)).rejects.toMatchObject({ kind: "not_found" });
    await expect(aConcern(manager, providerId)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(aConcern(lead, providerId, { noticedOn: addDays(today, 1) })).rejects.toMatchObject({
      field: "noticedOn",
    });
  });
});

describe("following up a concern", () => {
  withDatabase();

  it("is weighed with a plan and a visit of that provider, linked to another, and closed once", async () => {
    const { world, providerId, lead, officer, second } = await somebodyConcerned();
    const id = await aConcern(lead, providerId);
    const elsewhere = await aDueVisit(world, (await aProvider(world)).providerId);
    await expect(closeConcern(officer, id, finding)).rejects.toMatchObject({ kind: "conflict" });
    await expect(triageConcern(officer, id, triage({ visitId: elsewhere }))).rejects.toMatchObject({
      field: "visitId",
    });
    await expect(triageConcern(officer, id, triage({ plan: "Ask Mrs Hall" }))).rejects.toMatchObject({
      field: "namesNobody",
    });
    await triageConcern(officer, id, triage());
    await triageConcern(second, id, triage({ weight: "urgent" }));
    const visitId = await aDueVisit(world, providerId);
    await linkConcern(officer, id, { visitId });
    expect((await listVisitsToLink(officer, providerId)).map((visit) => visit.id)).toEqual([visitId]);
    expect(await findConcern(officer, id)).toMatchObject({
      status: "open",
      weight: "urgent",
      visit: { id: visitId, status: "due" },
    });
    expect(await countOpenConcerns(officer, providerId)).toBe(1);
    await triageConcern(officer, id, triage({ weight: "urgent" }));
    expect((await findConcern(officer, id))?.visitId).toBeNull();
    const closing = await Promise.allSettled([officer, second].map((act) => closeConcern(act, id, finding)));
    expect(closing.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await countOpenConcerns(officer, providerId)).toBe(0);
    await expect(triageConcern(officer, id, triage())).rejects.toMatchObject({ kind: "conflict" });
    await expect(linkConcern(officer, id, { visitId })).rejects.toMatchObject({ kind: "conflict" });
  });

  it("is for those who assure: whoever raised it sees how far it is, not the plan or the visit", async () => {
    const { world, providerId, lead, officer } = await somebodyConcerned();
    const id = await aConcern(lead, providerId);
    const finance = await aPerson(world, "finance_officer", { organisationId: world.authorityId });
    for (const act of [lead, finance]) {
      await expect(triageConcern(act, id, triage())).rejects.toMatchObject({ kind: "forbidden" });
      await expect(closeConcern(act, id, finding)).rejects.toMatchObject({ kind: "forbidden" });
    }
    const visitId = await aDueVisit(world, providerId);
    await triageConcern(officer, id, triage({ visitId }));
    expect(await findConcern(lead, id)).toMatchObject({
      status: "open",
      plan: "",
      visit: null,
      visitId: null,
      triagedBy: null,
    });
    expect(await listVisitsToLink(lead, providerId)).toEqual([]);
    await closeConcern(officer, id, finding);
    expect(await findConcern(lead, id)).toMatchObject({ status: "closed", finding: finding.finding });
  });

  it("tells officers at once, again when it turns out urgent, and whoever raised it at the end", async () => {
    const { world, providerId, lead, officer } = await somebodyConcerned();
    const concernId = await aConcern(lead, providerId, { cannotWait: true });
    const act = systemAct(world);
    const raised = await messagesForConcern(act, { concernId, weight: "urgent" });
    expect(raised).toHaveLength(2);
    expect(raised[0]?.subject).toMatch(/^Urgent today: concern C-0001/);
    expect(JSON.stringify(raised)).not.toContain("back door");
    const weighed = (weightBefore: string, weight = "urgent") =>
      messagesForTriage(act, { concernId, weight, weightBefore });
    expect((await weighed("")).map(({ to }) => to)).toEqual(raised.map(({ to }) => to));
    expect([...(await weighed("urgent")), ...(await weighed("", "minor"))]).toEqual([]);
    await triageConcern(officer, concernId, triage());
    await closeConcern(officer, concernId, finding);
    const own = await messagesForFinding(act, { concernId });
    expect(own).toHaveLength(1);
    await owner().delete(memberships).where(eq(memberships.userId, lead.actor.userId));
    expect(await messagesForFinding(act, { concernId })).toEqual([]);
    const next = await aPerson(world, "school_lead", { organisationId: lead.actor.organisationId });
    expect(await messagesForFinding(act, { concernId })).toHaveLength(1);
    expect(next.actor.userId).not.toBe(lead.actor.userId);
  });
});

describe("who sees a concern", () => {
  withDatabase();

  it("is officers and who raised it: not the provider, another school, another authority or a visitor", async () => {
    const { world, providerId, lead, manager, officer } = await somebodyConcerned();
    const id = await aConcern(lead, providerId);
    const colleague = await aPerson(world, "school_approver", { organisationId: lead.actor.organisationId });
    const partnershipId = await aPartnership(world, [lead.actor.organisationId]);
    const coordinator = await aPerson(world, "partnership_coordinator", { organisationId: partnershipId });
    const elsewhere = await anAuthority();
    for (const act of [lead, colleague, officer]) {
      expect((await findConcern(act, id))?.reference).toBe("C-0001");
      expect((await listConcerns(act, page)).total).toBe(1);
    }
    const strangers: Act[] = [
      manager,
      coordinator,
      await aPerson(world, "school_lead"),
      await aPerson(world, "provider_safeguarding_lead", { organisationId: providerId }),
      await aPerson(elsewhere, "authority_lead", { organisationId: elsewhere.authorityId }),
      visitorAct(world),
    ];
    for (const act of strangers) {
      expect(await findConcern(act, id)).toBeUndefined();
      expect(await listConcerns(act, page)).toEqual({ rows: [], total: 0 });
      expect(await countOpenConcerns(act, providerId)).toBe(0);
      expect(await listVisitsToLink(act, providerId)).toEqual([]);
      // The second wall: nothing comes back even to a query that forgets who asks.
      expect(await transaction(act, (tx) => tx.select().from(concerns))).toEqual([]);
      if (act.actor.kind === "person")
        await expect(triageConcern(act, id, triage())).rejects.toMatchObject({ kind: "not_found" });
    }
  });

  it("finds by status, weight and provider, what needs somebody soonest first", async () => {
    const { world, providerId, lead, officer } = await somebodyConcerned();
    const other = (await aProvider(world)).providerId;
    const later = (act: PersonAct, minutes: number) => ({
      ...act,
      now: new Date(act.now.getTime() + minutes * 60_000),
    });
    const minor = await aConcern(lead, providerId);
    const urgent = await aConcern(later(lead, 1), providerId, { cannotWait: true });
    const raised = await aConcern(later(lead, 2), other);
    const closed = await aConcern(later(lead, 3), other);
    await triageConcern(officer, minor, triage({ weight: "minor" }));
    await triageConcern(officer, closed, triage());
    await closeConcern(officer, closed, finding);
    const ids = async (wish: object) =>
      (await listConcerns(officer, { ...page, ...wish })).rows.map((row) => row.id);
    expect(await ids({})).toEqual([raised, urgent, minor, closed]);
    expect(await ids({ statuses: ["open"] })).toEqual([minor]);
    expect(await ids({ weights: ["urgent"] })).toEqual([urgent]);
    expect(await ids({ providerId: other })).toEqual([raised, closed]);
    expect(await ids({ pageSize: 1, page: 2 })).toEqual([urgent]);
  });
});

describe("the database", () => {
  withDatabase();

  it("closes none without a finding, weighs none without an officer, and numbers none twice", async () => {
    const { providerId, lead } = await somebodyConcerned();
    const [one, two] = [await aConcern(lead, providerId), await aConcern(lead, providerId)];
    const set = (values: object, id: string) =>
      owner().update(concerns).set(values).where(eq(concerns.id, id));
    await expect(set({ status: "closed" }, one)).rejects.toThrow();
    await expect(set({ status: "open" }, one)).rejects.toThrow();
    await expect(set({ reference: "C-0001" }, two)).rejects.toThrow();
  });
});
