import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { type Act, isOfficer } from "#app/core/actor.ts";
import { calendarDate } from "#app/core/calendar.ts";
import { roles } from "#app/core/words/people.ts";
import { answerInterest } from "#app/domain/market/answer-interest.server.ts";
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
import { mails } from "#db/schema/platform.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { todosAt } from "#tests/support/desks.ts";
import { anAuthority, aPerson, systemAct, visitorAct, type World } from "#tests/support/world.ts";
import {
  aMarket,
  anybody,
  at,
  eventOn,
  everything,
  gapNamed,
  interestIn,
  page,
} from "#tests/support/world-market.ts";
import { aProvider } from "#tests/support/world-providers.ts";

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
