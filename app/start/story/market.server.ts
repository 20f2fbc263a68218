/** What the area looks for, who would like to provide it, and the event they were invited to. */
import { randomUUID } from "node:crypto";
import { addDays, type CalendarDate, londonMoment } from "#app/core/calendar.ts";
import { answerInterest } from "#app/domain/market/answer-interest.server.ts";
import { callEvent } from "#app/domain/market/call-event.server.ts";
import type { InterestValues } from "#app/domain/market/forms.ts";
import { inviteToEvent } from "#app/domain/market/invite-to-event.server.ts";
import { publishGap } from "#app/domain/market/publish-gap.server.ts";
import { registerInterest } from "#app/domain/market/register-interest.server.ts";
import { saveGap } from "#app/domain/market/save-gap.server.ts";
import { actOf, authorityName, type Cast, organisationOf } from "#app/start/story/cast.server.ts";
import { providerRows } from "#app/start/story/providers.ts";

const gaps = [
  {
    title: "Morning places for anxious pupils",
    description:
      "Pupils who have not been at school for a term or more need a small, quiet place in the mornings, with somebody who fetches them for the first weeks.",
    needs: ["anxiety", "asc"],
    keyStages: ["ks3"],
    area: "Rawmarsh and Wath",
    places: 12,
  },
  {
    title: "Construction for key stage 4, two days a week",
    description:
      "What there is has been full since September. An award at the end is asked for by four schools.",
    needs: ["semh", "adhd"],
    keyStages: ["ks4"],
    area: "Within reach of Maltby",
    places: 8,
  },
  {
    title: "Help in primary schools before a place is needed",
    description: "Somebody who comes into school for a half term and leaves behind what works.",
    needs: ["semh", "speech_language"],
    keyStages: ["ks1", "ks2"],
    area: "",
    places: 15,
  },
] as const;

const interested = [
  { organisation: "Riverbank Horses (fictional)", contactName: "Kim Invented", kinds: ["outdoor"] },
  { organisation: "Second Chance Kitchen (fictional)", contactName: "Jo Imagined", kinds: ["vocational"] },
  {
    organisation: "Quiet Corner Tuition (fictional)",
    contactName: "Ash Supposed",
    kinds: ["academic", "online"],
  },
] as const;

/** Told after the providers are there. */
export async function openMarket(cast: Cast): Promise<void> {
  const { today } = cast.years;
  const officerOn = (day: CalendarDate) =>
    actOf(cast, { role: "development_officer", at: authorityName, day });
  const visitorOn = (day: CalendarDate) => ({
    actor: { kind: "public", authorityId: cast.authorityId } as const,
    now: londonMoment(day, "14:00"),
  });
  const gapIds: string[] = [];
  for (const [index, gap] of gaps.entries()) {
    const day = addDays(today, -30 + index * 8);
    const { needs, keyStages, ...said } = gap;
    const { gapId } = await saveGap(officerOn(day), {
      ...said,
      id: randomUUID(),
      needs: [...needs],
      keyStages: [...keyStages],
    });
    gapIds.push(gapId);
    if (index < 2) await publishGap(officerOn(day), gapId, { closesOn: addDays(today, 40) });
  }
  const interestIds: string[] = [];
  for (const [index, { organisation, contactName, kinds }] of interested.entries()) {
    const said: InterestValues = {
      id: randomUUID(),
      organisation,
      contactName,
      email: `interest-${index + 1}@demonstration.example`,
      phone: "01709 000000",
      kinds: [...kinds],
      area: "",
      message: "We have worked with young people for some years and look for schools that need us.",
      gapId: gapIds[index] ?? "",
    };
    await registerInterest(visitorOn(addDays(today, -12 + index * 4)), said, "127.0.0.1");
    interestIds.push(said.id);
  }
  const [first = "", second = ""] = interestIds;
  await answerInterest(officerOn(addDays(today, -3)), first, {
    verb: "invite",
    note: "Your stables are just what two partnerships ask for.",
  });
  const { eventId } = await callEvent(officerOn(addDays(today, -6)), {
    id: randomUUID(),
    title: "Autumn market place",
    description: "Schools say what they look for, providers show what they do.",
    place: "Riverside House, Main Street, Rotherham",
    heldOn: addDays(today, 16),
    startsAt: "09:30",
    endsAt: "12:30",
    answerBy: addDays(today, 9),
  });
  const invited = providerRows.slice(0, 4).map(({ name }) => organisationOf(cast, name));
  await inviteToEvent(officerOn(addDays(today, -2)), eventId, {
    providers: invited,
    interests: [first, second],
  });
}
