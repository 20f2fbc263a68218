import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { answerInvitation, findInvitation } from "#app/domain/market/answer-invitation.server.ts";
import { callEvent } from "#app/domain/market/call-event.server.ts";
import { cancelEvent } from "#app/domain/market/cancel-event.server.ts";
import { listUninvited } from "#app/domain/market/guests.server.ts";
import { inviteToEvent } from "#app/domain/market/invite-to-event.server.ts";
import { noteAttendance } from "#app/domain/market/note-attendance.server.ts";
import { findMarketEvent, listMarketGuests } from "#app/domain/market/queries.server.ts";
import { registerInterest } from "#app/domain/market/register-interest.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { memberships } from "#db/schema/people.ts";
import { events, mails } from "#db/schema/platform.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { aMarket, anybody, at, eventOn, interestIn, tokenTo } from "#tests/support/world-market.ts";
import { aProvider } from "#tests/support/world-providers.ts";

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
      people: 2,
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
    const all = await listMarketGuests(officer, eventId);
    const [guest] = all.rows;
    const paged = [1, 2, 3].map((page) => listMarketGuests(officer, eventId, { page, pageSize: 1 }));
    expect(await Promise.all(paged)).toEqual([
      { rows: [guest], total: 2 },
      { rows: [all.rows[1]], total: 2 },
      { rows: [], total: 2 },
    ]);
    expect(await listMarketGuests(provider.manager, eventId)).toEqual({ rows: [], total: 0 });
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
