import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import { answerEnquiry } from "#app/domain/menu/enquiries/answer-enquiry.server.ts";
import { closeEnquiry } from "#app/domain/menu/enquiries/close-enquiry.server.ts";
import {
  findAsked,
  findEnquiry,
  listAnswering,
  listAsked,
  listEnquiries,
} from "#app/domain/menu/enquiries/queries.server.ts";
import { sendEnquiry } from "#app/domain/menu/enquiries/send-enquiry.server.ts";
import { requestFromEnquiry } from "#app/domain/placements/request-from-enquiry.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { enquiries, enquiryRecipients } from "#db/schema/enquiries.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, visitorAct } from "#tests/support/world.ts";
import { anEnquiry, cannot, day, interested, need, page } from "#tests/support/world-enquiries.ts";

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
