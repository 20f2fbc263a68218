import { randomUUID } from "node:crypto";
import { calendarDate } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import type { EnquiryAnswerValues } from "#app/domain/menu/enquiries/forms.ts";
import { findEnquiry } from "#app/domain/menu/enquiries/queries.server.ts";
import { sendEnquiry } from "#app/domain/menu/enquiries/send-enquiry.server.ts";
import { anAuthority, aPerson, aSchool } from "#tests/support/world.ts";
import { anOffer } from "#tests/support/world-offers.ts";
import { aProvider } from "#tests/support/world-providers.ts";

export const day = calendarDate;
export const page = { page: 1, pageSize: 25 };

export const need = (offers: string[], description = "A small quiet group in the mornings") => ({
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

export const interested: EnquiryAnswerValues = {
  answer: "interested",
  price: pence(4_500),
  priceBasis: "session",
  startsOn: day("2026-10-19"),
  reason: undefined,
  message: "",
  namesNobody: false,
};
export const cannot: EnquiryAnswerValues = {
  ...interested,
  answer: "not_interested",
  price: undefined,
  priceBasis: undefined,
  startsOn: undefined,
  reason: "full",
};

export async function anEnquiry() {
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
