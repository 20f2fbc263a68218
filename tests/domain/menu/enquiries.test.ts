import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import { calendarDate, type WeeklyHalfDay } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import { answerEnquiry } from "#app/domain/menu/enquiries/answer-enquiry.server.ts";
import { closeEnquiry } from "#app/domain/menu/enquiries/close-enquiry.server.ts";
import * as desk from "#app/domain/menu/enquiries/desk.server.ts";
import type { EnquiryAnswerValues } from "#app/domain/menu/enquiries/forms.ts";
import { noteOpened } from "#app/domain/menu/enquiries/note-opened.server.ts";
import {
  findAsked,
  findEnquiry,
  listAnswering,
  listAskable,
  listAsked,
  listEnquiries,
} from "#app/domain/menu/enquiries/queries.server.ts";
import { sendEnquiry } from "#app/domain/menu/enquiries/send-enquiry.server.ts";
import {
  remindOfEnquiries,
  tellAsker,
  tellProvidersAsked,
  tellProvidersClosed,
} from "#app/domain/menu/enquiries/tell-enquiry.server.ts";
import { findDraft } from "#app/domain/placements/drafts.server.ts";
import { requestFromEnquiry } from "#app/domain/placements/request-from-enquiry.server.ts";
import { findAnsweredPrice } from "#app/domain/placements/request-queries.server.ts";
import { suspendProvider } from "#app/domain/quality/suspend-provider.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { enquiries, enquiryRecipients } from "#db/schema/enquiries.ts";
import { mails } from "#db/schema/platform.ts";
import { pupils } from "#db/schema/pupils.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { todosAt } from "#tests/support/desks.ts";
import { anAuthority, aPerson, aSchool, systemAct, visitorAct } from "#tests/support/world.ts";
import { anOffer } from "#tests/support/world-offers.ts";
import { aProvider } from "#tests/support/world-providers.ts";

const day = calendarDate;
const page = { page: 1, pageSize: 25 };

const need = (offers: string[], description = "A small quiet group in the mornings") => ({
  id: randomUUID(),
  offers,
  keyStage: "ks3" as const,
  needs: ["anxiety" as const],
  pattern: [],
  startsFrom: undefined,
  weeks: undefined,
  area: "S65",
  description,
  answerBy: day("2026-10-14"),
  namesNobody: false,
});

const interested: EnquiryAnswerValues = {
  answer: "interested",
  price: pence(4_500),
  priceBasis: "session",
  startsOn: day("2026-10-19"),
  reason: undefined,
  message: "",
  namesNobody: false,
};
const cannot: EnquiryAnswerValues = {
  ...interested,
  answer: "not_interested",
  price: undefined,
  priceBasis: undefined,
  startsOn: undefined,
  reason: "full",
};

async function anEnquiry() {
  const world = await anAuthority();
  const schoolId = await aSchool(world);
  const lead = await aPerson(world, "school_lead", { organisationId: schoolId });
  const officer = await aPerson(world, "development_officer");
  const [bikes, animals] = [await aProvider(world), await aProvider(world)];
  const offers = [
    await anOffer(world, { provider: bikes, title: "Bikes" }),
    await anOffer(world, { provider: animals, title: "Animals" }),
  ];
  const { enquiryId } = await sendEnquiry(lead, need(offers));
  const sent = await findEnquiry(lead, enquiryId);
  const askedOf = (providerId: string) =>
    sent?.answers.find((answer) => answer.providerId === providerId)?.id ?? "";
  const asked = { bikes: askedOf(bikes.providerId), animals: askedOf(animals.providerId) };
  return { world, lead, officer, bikes, animals, offers, enquiryId, asked };
}

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
      week: { startsOn: "2026-10-19", endsOn: "2026-11-29", pattern: ["tue-am"] },
    });
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

describe("who sees an enquiry", () => {
  withDatabase();

  it("is who asked, officers and who was asked; a provider sees its own part and not who asks", async () => {
    const { world, lead, officer, bikes, animals, enquiryId, asked } = await anEnquiry();
    const elsewhere = await anAuthority();
    const strangers: Act[] = [
      visitorAct(world),
      await aPerson(world, "school_lead"),
      await aPerson(world, "partnership_coordinator"),
      await aPerson(world, "provider_manager"),
      await aPerson(elsewhere, "authority_lead"),
    ];
    for (const stranger of strangers) {
      expect(await findEnquiry(stranger, enquiryId)).toBeUndefined();
      expect(await findAsked(stranger, asked.bikes)).toBeUndefined();
      expect(await listEnquiries(stranger, { ...page, statuses: [] })).toEqual({ rows: [], total: 0 });
      expect(await listAsked(stranger, { ...page, isWaiting: false })).toEqual({ rows: [], total: 0 });
      expect(await listAnswering(stranger, { ...page, since: day("2026-01-01") })).toMatchObject({
        rows: [],
      });
    }
    expect(await findEnquiry(officer, enquiryId)).toBeDefined();
    expect(await findAsked(bikes.manager, asked.animals)).toBeUndefined();
    expect(await findEnquiry(bikes.manager, enquiryId)).toBeUndefined();
    const seen = JSON.stringify(await findAsked(bikes.manager, asked.bikes));
    for (const secret of [lead.actor.organisationName, lead.actor.organisationId, animals.providerId])
      expect(seen).not.toContain(secret);
    expect((await listAsked(bikes.manager, { ...page, isWaiting: true })).total).toBe(1);
  });

  it("is kept by the database as well: a query that forgets to ask sees only its own part", async () => {
    const { bikes, enquiryId } = await anEnquiry();
    const rows = await transaction(bikes.manager, (tx) => tx.select().from(enquiryRecipients));
    expect(rows.map(({ providerId }) => providerId)).toEqual([bikes.providerId]);
    const world = await anAuthority();
    const stranger = await aPerson(world, "provider_manager");
    expect(await transaction(stranger, (tx) => tx.select().from(enquiries))).toEqual([]);
    const refused = owner()
      .update(enquiryRecipients)
      .set({ answer: "not_interested" })
      .where(and(eq(enquiryRecipients.enquiryId, enquiryId)));
    await expect(refused).rejects.toThrow();
  });

  it("lets nobody else ask, answer, close or go on", async () => {
    const { world, lead, officer, bikes, animals, offers, enquiryId, asked } = await anEnquiry();
    for (const role of [
      "school_approver",
      "partnership_coordinator",
      "finance_officer",
      "provider_manager",
    ] as const)
      await expect(sendEnquiry(await aPerson(world, role), need(offers))).rejects.toMatchObject({
        kind: "forbidden",
      });
    await expect(answerEnquiry(animals.manager, asked.bikes, cannot)).rejects.toMatchObject({
      kind: "not_found",
    });
    await expect(answerEnquiry(officer, asked.bikes, cannot)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(closeEnquiry(officer, enquiryId)).rejects.toMatchObject({ kind: "forbidden" });
    await answerEnquiry(bikes.manager, asked.bikes, interested);
    const commissioner = await aPerson(world, "commissioning_officer");
    await expect(requestFromEnquiry(commissioner, asked.bikes, randomUUID())).rejects.toMatchObject({
      kind: "forbidden",
    });
    const other = await aPerson(world, "school_lead");
    await expect(closeEnquiry(other, enquiryId)).rejects.toMatchObject({ kind: "not_found" });
    expect(lead.actor.role).toBe("school_lead");
  });
});
