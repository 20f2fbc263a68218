import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { WeeklyHalfDay } from "#app/core/calendar.ts";
import { answerEnquiry } from "#app/domain/menu/enquiries/answer-enquiry.server.ts";
import { closeEnquiry } from "#app/domain/menu/enquiries/close-enquiry.server.ts";
import * as desk from "#app/domain/menu/enquiries/desk.server.ts";
import { noteOpened } from "#app/domain/menu/enquiries/note-opened.server.ts";
import {
  findAsked,
  findEnquiry,
  listAnswering,
  listAskable,
  listEnquiries,
} from "#app/domain/menu/enquiries/queries.server.ts";
import { sendEnquiry } from "#app/domain/menu/enquiries/send-enquiry.server.ts";
import {
  remindOfEnquiries,
  tellAsker,
  tellProvidersAsked,
  tellProvidersClosed,
} from "#app/domain/menu/enquiries/tell-enquiry.server.ts";
import { findDraft, listDrafts } from "#app/domain/placements/drafts.server.ts";
import { requestFromEnquiry } from "#app/domain/placements/request-from-enquiry.server.ts";
import { findAnsweredPrice } from "#app/domain/placements/request-queries.server.ts";
import { saveRequest } from "#app/domain/placements/save-request.server.ts";
import { suspendProvider } from "#app/domain/quality/suspend-provider.server.ts";
import { enquiries } from "#db/schema/enquiries.ts";
import { mails } from "#db/schema/platform.ts";
import { pupils } from "#db/schema/pupils.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { todosAt } from "#tests/support/desks.ts";
import { aPerson, systemAct } from "#tests/support/world.ts";
import { anEnquiry, cannot, day, interested, need, page } from "#tests/support/world-enquiries.ts";
import { aPupil } from "#tests/support/world-placements.ts";

describe("an enquiry", () => {
  withDatabase();

  it("goes to each provider once, is answered, and shows the answers side by side", async () => {
    const { world, lead, bikes, animals, enquiryId, asked } = await anEnquiry();
    await tellProvidersAsked(systemAct(world), enquiryId);
    await tellProvidersAsked(systemAct(world), enquiryId);
    expect(
      (await owner().select().from(mails)).filter(({ key }) => key.startsWith("enquiry.sent")),
    ).toHaveLength(2);
    expect(await todosAt(bikes.manager, desk)).toMatchObject([{ count: 1 }]);
    await answerEnquiry(animals.manager, asked.animals, cannot);
    await answerEnquiry(bikes.manager, asked.bikes, interested);
    expect((await findEnquiry(lead, enquiryId))?.answers).toMatchObject([
      { offer: "Bikes", answer: "interested", pricePence: 4_500 },
      { offer: "Animals", answer: "not_interested", reason: "full", pricePence: null },
    ]);
    expect(await todosAt(bikes.manager, desk)).toMatchObject([{ count: 0 }]);
    expect(await todosAt(lead, desk)).toMatchObject([{ count: 1 }]);
    await tellAsker(systemAct(world), { enquiryId, askedId: asked.bikes, eventId: randomUUID() });
    expect((await owner().select().from(mails)).at(-1)?.subject).toContain("answered your enquiry E-0001");
  });

  it("is asked once, however often its form is sent", async () => {
    const { lead, offers } = await anEnquiry();
    const form = need(offers);
    await Promise.all([sendEnquiry(lead, form), sendEnquiry(lead, form)]);
    const { rows, total } = await listEnquiries(lead, { ...page, statuses: [] });
    expect(total).toBe(2);
    expect(rows.map(({ reference }) => reference)).toEqual(["E-0002", "E-0001"]);
    expect(rows[0]).toMatchObject({ asked: 2, answered: 0 });
  });

  it("refuses what names a child, and asks about what may", async () => {
    const { lead, offers } = await anEnquiry();
    for (const text of ["Her number is A123456789012", "She was born on 4 May 2012"]) {
      await expect(sendEnquiry(lead, { ...need(offers, text), namesNobody: true })).rejects.toMatchObject({
        kind: "rule",
        field: "description",
      });
    }
    const { authorityId, organisationId } = lead.actor;
    await owner()
      .insert(pupils)
      .values({
        authorityId,
        schoolId: organisationId,
        givenName: "Marley",
        familyName: "Invented",
        bornOn: day("2012-11-03"),
        yearGroup: 9,
        senProvision: "none",
        needs: ["semh"],
        homePostcode: "S65 1AA",
        addedAt: lead.now,
      });
    for (const text of ["for marley invented, who is shy", "Invented is the family name, marley the other"])
      await expect(sendEnquiry(lead, { ...need(offers, text), namesNobody: true })).rejects.toMatchObject({
        kind: "rule",
        field: "description",
      });
    const maybe = need(offers, "A place where Marley can work with animals");
    await expect(sendEnquiry(lead, maybe)).rejects.toMatchObject({ kind: "rule", field: "description" });
    await sendEnquiry(lead, { ...maybe, namesNobody: true });
    const doubtful = need(offers, "We look for a place for Casey Madeup who likes bikes");
    await expect(sendEnquiry(lead, doubtful)).rejects.toMatchObject({ kind: "rule", field: "description" });
    await sendEnquiry(lead, { ...doubtful, namesNobody: true });
    // A first name alone, of a child who is no pupil here; a school of the authority may be written.
    const alone = need(offers, "Tiarnan is in year 8 and likes bikes");
    await expect(sendEnquiry(lead, alone)).rejects.toMatchObject({
      message: expect.stringContaining("Tiarnan"),
    });
    await sendEnquiry(lead, { ...alone, namesNobody: true });
    await sendEnquiry(lead, need(offers, `${lead.actor.organisationName} has tried a smaller class`));
  });

  it("refuses an offer that is not on the menu today, and days in the past", async () => {
    const { lead, officer, offers, bikes } = await anEnquiry();
    await expect(sendEnquiry(lead, { ...need(offers), answerBy: day("2026-10-06") })).rejects.toMatchObject({
      field: "answerBy",
    });
    await expect(sendEnquiry(lead, { ...need(offers), startsFrom: day("2026-10-06") })).rejects.toMatchObject(
      {
        field: "startsFrom",
      },
    );
    expect((await listAskable(lead, offers)).map(({ commissionable }) => commissionable)).toEqual([
      true,
      true,
    ]);
    await suspendProvider(officer, bikes.providerId, { reason: "Unsafe" });
    expect(await listAskable(lead, [...offers, randomUUID()])).toMatchObject([
      { title: "Bikes", commissionable: false },
      { title: "Animals", commissionable: true },
    ]);
    await expect(sendEnquiry(lead, need(offers))).rejects.toMatchObject({ kind: "rule", field: "offers" });
  });

  it("may be answered otherwise while it is open, not once it is closed", async () => {
    const { world, lead, bikes, enquiryId, asked } = await anEnquiry();
    await answerEnquiry(bikes.manager, asked.bikes, cannot);
    await answerEnquiry(bikes.manager, asked.bikes, interested);
    expect(await findAsked(bikes.manager, asked.bikes)).toMatchObject({ answer: "interested", reason: null });
    await closeEnquiry(lead, enquiryId);
    await expect(answerEnquiry(bikes.manager, asked.bikes, cannot)).rejects.toMatchObject({
      kind: "conflict",
    });
    await expect(closeEnquiry(lead, enquiryId)).rejects.toMatchObject({ kind: "conflict" });
    await tellProvidersClosed(systemAct(world), enquiryId);
    expect(
      (await owner().select().from(mails)).filter(({ key }) => key.startsWith("enquiry.closed")),
    ).toHaveLength(1);
  });

  it("takes no answer that lands while it is being closed", async () => {
    const { bikes, enquiryId, asked } = await anEnquiry();
    const late = await owner().transaction(async (tx) => {
      await tx.update(enquiries).set({ status: "closed" }).where(eq(enquiries.id, enquiryId));
      const answering = answerEnquiry(bikes.manager, asked.bikes, interested).catch(
        (error: { kind?: string }) => error.kind,
      );
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { answering };
    });
    expect(await late.answering).toBe("conflict");
  });

  it("becomes one request, however often it is pressed, of interest only", async () => {
    const { lead, bikes, animals, asked } = await anEnquiry();
    await answerEnquiry(bikes.manager, asked.bikes, interested);
    await answerEnquiry(animals.manager, asked.animals, cannot);
    const drafts = await Promise.all([
      requestFromEnquiry(lead, asked.bikes, randomUUID()),
      requestFromEnquiry(lead, asked.bikes, randomUUID()),
    ]);
    expect(new Set(drafts).size).toBe(1);
    await expect(requestFromEnquiry(lead, asked.animals, randomUUID())).rejects.toMatchObject({
      kind: "rule",
    });
    await expect(answerEnquiry(bikes.manager, asked.bikes, cannot)).rejects.toMatchObject({ kind: "rule" });
  });

  it("takes over when it is wanted, as far as the offer runs then, and shows the price that was answered", async () => {
    const { lead, bikes, offers, world } = await anEnquiry();
    const [bikesOffer = ""] = offers;
    const wanted = { ...need([bikesOffer]), startsFrom: day("2026-10-12"), weeks: 6 };
    const ask = async (pattern: WeeklyHalfDay[], weeks: number | undefined) => {
      const { enquiryId } = await sendEnquiry(lead, { ...wanted, id: randomUUID(), pattern, weeks });
      const asked = (await findEnquiry(lead, enquiryId))?.answers[0]?.id ?? "";
      await answerEnquiry(bikes.manager, asked, interested);
      return requestFromEnquiry(lead, asked, randomUUID());
    };
    await owner().execute(sql`update offer_places set places = 0 where half <> 'tue-am'`);
    await owner().execute(sql`delete from offer_places where half = 'fri-pm'`);
    const draftId = await ask(["tue-am", "fri-pm"], 6);
    expect((await findDraft(lead, draftId))?.answers).toEqual({
      wish: { startsOn: "2026-10-19", endsOn: "2026-11-29", pattern: ["tue-am"] },
    });
    await saveRequest(lead, draftId, { step: "pupil", pupilId: await aPupil(lead) });
    expect((await listDrafts(lead, page, "/x")).rows).toMatchObject([{ id: draftId, step: "week" }]);
    expect(await findAnsweredPrice(lead, draftId)).toEqual({
      pricePence: 4_500,
      priceBasis: "session",
      startsOn: "2026-10-19",
    });
    const stranger = await aPerson(world, "school_lead");
    expect(await findAnsweredPrice(stranger, draftId)).toBeUndefined();
    for (const [pattern, weeks] of [
      [["tue-am"], undefined],
      [[], 6],
      [["fri-pm"], 6],
    ] as const)
      expect((await findDraft(lead, await ask([...pattern], weeks)))?.answers).toEqual({});
  });

  it("reminds who is silent two days before, once, and shows officers who never answers", async () => {
    const { world, officer, bikes, animals, enquiryId, asked } = await anEnquiry();
    await answerEnquiry(bikes.manager, asked.bikes, interested);
    const night = { ...systemAct(world), now: new Date("2026-10-13T05:00:00Z") };
    await remindOfEnquiries({ ...night, now: new Date("2026-10-10T05:00:00Z") });
    await remindOfEnquiries(night);
    await remindOfEnquiries(night);
    const reminders = (await owner().select().from(mails)).filter(
      ({ key }) => key === `enquiry.reminder:${enquiryId}`,
    );
    expect(reminders).toHaveLength(1);
    const later = { ...officer, now: new Date("2026-10-20T09:00:00Z") };
    const { rows } = await listAnswering(later, { ...page, since: day("2026-09-01") });
    expect(rows).toMatchObject([
      { providerId: animals.providerId, asked: 1, answered: 0, silent: 1, medianDays: undefined },
      { providerId: bikes.providerId, asked: 1, answered: 1, silent: 0, medianDays: 0 },
    ]);
  });

  it("notes the first opening by the provider's manager only", async () => {
    const { lead, officer, bikes, enquiryId, asked } = await anEnquiry();
    const one = { id: asked.bikes, providerId: bikes.providerId };
    await noteOpened(officer, one);
    expect((await findEnquiry(lead, enquiryId))?.answers.every(({ openedAt }) => openedAt === null)).toBe(
      true,
    );
    await noteOpened(bikes.manager, one);
    expect((await findAsked(bikes.manager, asked.bikes))?.openedAt).toEqual(bikes.manager.now);
  });
});
