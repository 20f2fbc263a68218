import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { type Act, isOfficer } from "#app/core/actor.ts";
import { calendarDate } from "#app/core/calendar.ts";
import { roles } from "#app/core/words/people.ts";
import { answerInterest } from "#app/domain/market/answer-interest.server.ts";
import { answerInvitation, findInvitation } from "#app/domain/market/answer-invitation.server.ts";
import { callEvent } from "#app/domain/market/call-event.server.ts";
import { cancelEvent } from "#app/domain/market/cancel-event.server.ts";
import * as desk from "#app/domain/market/desk.server.ts";
import { listUninvited } from "#app/domain/market/guests.server.ts";
import { inviteToEvent } from "#app/domain/market/invite-to-event.server.ts";
import { noteAttendance } from "#app/domain/market/note-attendance.server.ts";
import { publishGap } from "#app/domain/market/publish-gap.server.ts";
import {
  findGap,
  findInterest,
  findMarketEvent,
  listGaps,
  listInterests,
  listMarketEvents,
} from "#app/domain/market/queries.server.ts";
import { registerInterest } from "#app/domain/market/register-interest.server.ts";
import { saveGap } from "#app/domain/market/save-gap.server.ts";
import { withdrawGap } from "#app/domain/market/withdraw-gap.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { memberships } from "#db/schema/people.ts";
import { events, mails } from "#db/schema/platform.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { todosAt } from "#tests/support/desks.ts";
import { anAuthority, aPerson, systemAct, visitorAct, type World } from "#tests/support/world.ts";
import { aProvider } from "#tests/support/world-providers.ts";

const page = { page: 1, pageSize: 25 };
const anybody = { ...page, words: "" };
const everything = { ...page, statuses: [] };

const gapNamed = (title = "Morning places for anxious pupils") => ({
  id: randomUUID(),
  title,
  description: "Ten pupils a year wait longer than a term.",
  needs: ["anxiety" as const],
  keyStages: ["ks3" as const],
  area: "Rawmarsh",
  places: 10,
});

const interestIn = (gapId = "") => ({
  id: randomUUID(),
  organisation: "Riverbank Horses",
  contactName: "Kim Invented",
  email: "kim@riverbank.example",
  phone: "",
  kinds: ["outdoor" as const],
  area: "",
  message: "",
  gapId,
});

const eventOn = (day: string) => ({
  id: randomUUID(),
  title: "Market place",
  description: "",
  place: "Town Hall",
  heldOn: calendarDate(day),
  startsAt: "10:00",
  endsAt: "12:00",
  answerBy: calendarDate(day),
});

/** The secret in the newest letter to an address. */
async function tokenTo(email: string): Promise<string> {
  const letters = await owner().select().from(mails).where(eq(mails.recipient, email));
  return /\/market\/answers\/([\w-]+)/.exec(letters.at(-1)?.body ?? "")?.[1] ?? "";
}

async function aMarket() {
  const world = await anAuthority();
  const officer = await aPerson(world, "development_officer");
  return { world, officer, visitor: visitorAct(world) };
}

const at = (act: Act, moment: string): Act => ({ ...act, now: new Date(moment) });

describe("gaps of the market", () => {
  withDatabase();

  it("are the officers' until published, everybody's until they close, and nobody's once withdrawn", async () => {
    const { officer, visitor } = await aMarket();
    const { gapId } = await saveGap(officer, gapNamed());
    expect(await findGap(visitor, gapId)).toBeUndefined();
    await publishGap(officer, gapId, { closesOn: calendarDate("2026-10-31") });
    expect((await listGaps(visitor, page)).rows.map(({ title }) => title)).toEqual([gapNamed().title]);
    expect(await findGap(at(visitor, "2026-10-31T12:00:00Z"), gapId)).toBeDefined();
    expect(await findGap(at(visitor, "2026-11-01T12:00:00Z"), gapId)).toBeUndefined();
    await expect(publishGap(officer, gapId, { closesOn: undefined })).rejects.toMatchObject({
      kind: "conflict",
    });
    await withdrawGap(officer, gapId);
    expect(await findGap(visitor, gapId)).toBeUndefined();
    expect((await findGap(officer, gapId))?.state).toBe("withdrawn");
    await expect(withdrawGap(officer, gapId)).rejects.toMatchObject({ kind: "conflict" });
    await expect(saveGap(officer, { ...gapNamed(), id: gapId })).rejects.toMatchObject({ kind: "rule" });
  });

  it("cannot close before they open, and the same form makes one", async () => {
    const { officer } = await aMarket();
    const gap = gapNamed();
    await Promise.all([saveGap(officer, gap), saveGap(officer, gap)]);
    expect((await listGaps(officer, page)).total).toBe(1);
    await expect(publishGap(officer, gap.id, { closesOn: calendarDate("2026-10-06") })).rejects.toMatchObject(
      {
        kind: "rule",
        field: "closesOn",
      },
    );
  });
});

describe("interest in providing", () => {
  withDatabase();

  it("is left by a visitor once, told to the officers, and answered by a letter", async () => {
    const { officer, visitor } = await aMarket();
    const { gapId } = await saveGap(officer, gapNamed());
    await publishGap(officer, gapId, { closesOn: undefined });
    const interest = interestIn(gapId);
    await registerInterest(visitor, interest, "127.0.0.9");
    await registerInterest(visitor, interest, "127.0.0.9");
    expect((await listInterests(officer, everything)).rows).toMatchObject([
      { organisation: "Riverbank Horses", gap: gapNamed().title, status: "new" },
    ]);
    expect((await findGap(officer, gapId))?.interests).toBe(1);
    expect(await todosAt(officer, desk)).toMatchObject([{ count: 1 }]);
    expect(
      (await owner().select().from(mails)).filter(({ key }) => key.startsWith("interest.")),
    ).toHaveLength(1);

    await answerInterest(officer, interest.id, { verb: "invite", note: "Welcome." });
    const letters = await owner().select().from(mails).where(eq(mails.recipient, interest.email));
    expect(letters[0]?.body).toContain("Welcome.");
    expect(await todosAt(officer, desk)).toMatchObject([{ count: 0 }]);
    await answerInterest(officer, interest.id, { verb: "register", note: "" });
    await expect(answerInterest(officer, interest.id, { verb: "close", note: "" })).rejects.toMatchObject({
      kind: "conflict",
    });
  });

  it("does not tell a visitor of a gap that is still a draft", async () => {
    const { officer, visitor } = await aMarket();
    const { gapId } = await saveGap(officer, gapNamed());
    const interest = interestIn(gapId);
    await registerInterest(visitor, interest, "127.0.0.9");
    expect((await findInterest(officer, interest.id))?.gap).toBeNull();
  });

  it("of a provider that is here already answers a published gap once, in its own name", async () => {
    const { world, officer } = await aMarket();
    const { providerId } = await aProvider(world);
    const manager = await aPerson(world, "provider_manager", { organisationId: providerId });
    const draft = await saveGap(officer, gapNamed());
    for (const gapId of ["", draft.gapId])
      await expect(registerInterest(manager, interestIn(gapId), "127.0.0.9")).rejects.toMatchObject({
        kind: "rule",
      });
    await publishGap(officer, draft.gapId, { closesOn: undefined });
    const interest = interestIn(draft.gapId);
    await registerInterest(manager, interest, "127.0.0.9");
    await registerInterest(manager, interest, "127.0.0.9");
    await expect(registerInterest(manager, interestIn(draft.gapId), "127.0.0.9")).rejects.toMatchObject({
      kind: "conflict",
    });
    expect((await findGap(manager, draft.gapId))?.answeredAt).toEqual(manager.now);
    const other = await aPerson(world, "provider_manager");
    expect((await findGap(other, draft.gapId))?.answeredAt).toBeUndefined();
    const { rows } = await listInterests(officer, everything);
    expect(rows).toMatchObject([{ providerId, organisation: manager.actor.organisationName }]);
    await expect(answerInterest(officer, interest.id, { verb: "invite", note: "" })).rejects.toMatchObject({
      kind: "rule",
    });
    const staff = await aPerson(world, "provider_staff", { organisationId: providerId });
    await expect(registerInterest(staff, interestIn(draft.gapId), "127.0.0.9")).rejects.toMatchObject({
      kind: "forbidden",
    });
  });

  it("is refused after too many from one address", async () => {
    const { visitor } = await aMarket();
    for (let number = 0; number < 10; number += 1)
      await registerInterest(visitor, interestIn(), "127.0.0.77");
    await expect(registerInterest(visitor, interestIn(), "127.0.0.77")).rejects.toMatchObject({
      kind: "rule",
    });
  });
});

describe("an event of the market place", () => {
  withDatabase();

  async function anEvent() {
    const market = await aMarket();
    const { officer, visitor, world } = market;
    const provider = await aProvider(world);
    const interest = interestIn();
    await registerInterest(visitor, interest, "127.0.0.9");
    const { eventId } = await callEvent(officer, eventOn("2026-10-20"));
    return { ...market, provider, interest, eventId };
  }

  it("invites providers and the interested once, each to an address of their own", async () => {
    const { officer, eventId, provider, interest } = await anEvent();
    const uninvited = await listUninvited(officer, eventId, anybody);
    expect(uninvited.rows.map(({ id }) => id).sort()).toEqual([interest.id, provider.providerId].sort());
    const guests = { providers: [provider.providerId], interests: [interest.id] };
    const [first, second] = await Promise.all([
      inviteToEvent(officer, eventId, guests),
      inviteToEvent(officer, eventId, guests),
    ]);
    expect([first.invited, second.invited].sort()).toEqual([0, 2]);
    expect(await listUninvited(officer, eventId, anybody)).toEqual({ rows: [], total: 0 });
  });

  it("finds whom to invite by name, a page at a time, and writes to none without an address", async () => {
    const { world, officer, eventId, provider, interest } = await anEvent();
    const [first, second] = [await aProvider(world), await aProvider(world)];
    await owner()
      .update(organisations)
      .set({ name: "Aspen Silent_Farm 50%", email: null })
      .where(eq(organisations.id, first.providerId));
    await owner()
      .update(memberships)
      .set({ removedAt: new Date() })
      .where(eq(memberships.organisationId, first.providerId));
    await owner().update(organisations).set({ name: "Birch" }).where(eq(organisations.id, second.providerId));
    const small = { page: 1, pageSize: 2, words: "" };
    const pages = await Promise.all(
      [1, 2, 3].map((number) => listUninvited(officer, eventId, { ...small, page: number })),
    );
    expect(pages.map(({ total }) => total)).toEqual([4, 4, 4]);
    expect(pages[0]?.rows.map(({ name, email }) => [name, email === null])).toEqual([
      ["Aspen Silent_Farm 50%", true],
      ["Birch", false],
    ]);
    expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(4);
    for (const [words, found] of [
      ["river KIM", interest.id],
      ["farm t_", first.providerId],
      ["50%", first.providerId],
    ] as const)
      expect((await listUninvited(officer, eventId, { ...small, words })).rows.map(({ id }) => id)).toEqual([
        found,
      ]);
    const chosen = [first.providerId, second.providerId, provider.providerId];
    expect(await inviteToEvent(officer, eventId, { providers: chosen, interests: [] })).toEqual({
      invited: 2,
    });
  });

  it("takes an answer by the secret address, and another until the day to answer by", async () => {
    const { officer, visitor, eventId, interest } = await anEvent();
    await inviteToEvent(officer, eventId, { providers: [], interests: [interest.id] });
    const token = await tokenTo(interest.email);
    expect(await findInvitation(visitor, token)).toMatchObject({
      organisation: "Riverbank Horses",
      isOpen: true,
    });
    expect(await findInvitation(visitor, "guessed")).toBeUndefined();
    await answerInvitation(visitor, token, { answer: "coming", people: 3, message: "" });
    await answerInvitation(visitor, token, { answer: "not_coming", people: 3, message: "Ill" });
    await answerInvitation(visitor, token, { answer: "coming", people: 2, message: "" });
    expect(await findMarketEvent(officer, eventId)).toMatchObject({
      invited: 1,
      coming: 1,
      notComing: 0,
      invitations: [{ people: 2 }],
    });
    const late = at(visitor, "2026-10-21T08:00:00Z");
    await expect(
      answerInvitation(late, token, { answer: "not_coming", people: undefined, message: "" }),
    ).rejects.toMatchObject({ kind: "rule" });
    await expect(
      answerInvitation(visitor, "guessed", { answer: "coming", people: 1, message: "" }),
    ).rejects.toMatchObject({ kind: "not_found" });
  });

  it("notes who came from its day on", async () => {
    const { officer, eventId, interest, provider } = await anEvent();
    await inviteToEvent(officer, eventId, { providers: [provider.providerId], interests: [interest.id] });
    const before = await findMarketEvent(officer, eventId);
    const [guest] = before?.invitations ?? [];
    await expect(noteAttendance(officer, eventId, { came: [guest?.id ?? ""] })).rejects.toMatchObject({
      kind: "rule",
    });
    const onTheDay = at(officer, "2026-10-20T13:00:00Z");
    await noteAttendance(onTheDay, eventId, { came: [guest?.id ?? ""] });
    expect(await findMarketEvent(officer, eventId)).toMatchObject({
      attended: 1,
      noted: { by: expect.any(String), at: onTheDay.now },
    });
    const [noted] = await owner()
      .select()
      .from(events)
      .where(eq(events.name, "market_event.attendance_noted"));
    expect(noted?.details).toEqual({ came: 1, invitationIds: [guest?.id] });
    await noteAttendance(onTheDay, eventId, { came: [] });
    expect(await findMarketEvent(officer, eventId)).toMatchObject({ attended: 0 });
  });

  it("tells everybody when it is cancelled, and takes no answer after", async () => {
    const { officer, visitor, eventId, interest } = await anEvent();
    await inviteToEvent(officer, eventId, { providers: [], interests: [interest.id] });
    const token = await tokenTo(interest.email);
    await cancelEvent(officer, eventId, { reason: "Snow" });
    const letters = await owner().select().from(mails).where(eq(mails.recipient, interest.email));
    expect(letters.some(({ subject }) => subject === "Cancelled: Market place")).toBe(true);
    await expect(
      answerInvitation(visitor, token, { answer: "coming", people: 1, message: "" }),
    ).rejects.toMatchObject({ kind: "rule" });
    await expect(cancelEvent(officer, eventId, { reason: "Snow" })).rejects.toMatchObject({
      kind: "conflict",
    });
  });
});

describe("the market place", () => {
  withDatabase();

  async function everyCommand(world: World, officer: Act) {
    const gap = gapNamed();
    await saveGap(officer, gap);
    const interest = interestIn();
    await registerInterest(visitorAct(world), interest, "127.0.0.9");
    const { eventId } = await callEvent(officer, eventOn("2026-10-20"));
    const commands: ((act: Act) => Promise<unknown>)[] = [
      (act) => saveGap(act, gapNamed()),
      (act) => publishGap(act, gap.id, { closesOn: undefined }),
      (act) => withdrawGap(act, gap.id),
      (act) => answerInterest(act, interest.id, { verb: "close", note: "" }),
      (act) => callEvent(act, eventOn("2026-10-21")),
      (act) => inviteToEvent(act, eventId, { providers: [], interests: [interest.id] }),
      (act) => noteAttendance(act, eventId, { came: [] }),
      (act) => cancelEvent(act, eventId, { reason: "Snow" }),
    ];
    return { commands, gapId: gap.id, interestId: interest.id, eventId };
  }

  it("is run by nobody but its officers, and strangers see nothing of it", async () => {
    const { world, officer } = await aMarket();
    const { commands, gapId, interestId, eventId } = await everyCommand(world, officer);
    const others = roles.filter((role) => role !== "development_officer" && role !== "authority_lead");
    const elsewhere = await aPerson(await anAuthority(), "authority_lead");
    const strangers: Act[] = [visitorAct(world), systemAct(world), elsewhere];
    for (const role of others) strangers.push(await aPerson(world, role));
    for (const stranger of strangers) {
      const run =
        stranger === elsewhere ? commands.filter((_, index) => index !== 0 && index !== 4) : commands;
      for (const command of run) {
        const refusal = await command(stranger).catch((error: { kind?: string }) => error.kind);
        expect(["forbidden", "not_found"]).toContain(refusal);
      }
      const { actor } = stranger;
      const isWithin = actor.kind === "system" || isOfficer(actor);
      if (isWithin && stranger !== elsewhere) continue;
      expect(await listGaps(stranger, page)).toMatchObject({ rows: [], total: 0 });
      expect(await findGap(stranger, gapId)).toBeUndefined();
      expect(await listInterests(stranger, everything)).toMatchObject({ rows: [], total: 0 });
      expect(await findInterest(stranger, interestId)).toBeUndefined();
      expect(await listMarketEvents(stranger, page)).toMatchObject({ rows: [], total: 0 });
      expect(await findMarketEvent(stranger, eventId)).toBeUndefined();
      expect(await listUninvited(stranger, eventId, anybody)).toEqual({ rows: [], total: 0 });
      expect((await todosAt(stranger, desk)).filter(({ count }) => count > 0)).toEqual([]);
    }
  });
});
