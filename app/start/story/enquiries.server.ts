/** Three enquiries: one with answers to choose from, one that nobody has answered yet, one that is over. */
import { randomUUID } from "node:crypto";
import { addDays, type CalendarDate } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import { answerEnquiry } from "#app/domain/menu/enquiries/answer-enquiry.server.ts";
import { closeEnquiry } from "#app/domain/menu/enquiries/close-enquiry.server.ts";
import type { EnquiryAnswerValues, EnquiryValues } from "#app/domain/menu/enquiries/forms.ts";
import { findEnquiry } from "#app/domain/menu/enquiries/queries.server.ts";
import { sendEnquiry } from "#app/domain/menu/enquiries/send-enquiry.server.ts";
import { actOf, type Cast } from "#app/start/story/cast.server.ts";
import type { StoryOffer } from "#app/start/story/menu.server.ts";

/** Where the people of the demonstration look first. */
const school = "Clifton Community School";
const firstAsked = "brackenfold";

type Asked = Pick<EnquiryValues, "keyStage" | "needs" | "pattern" | "description"> & {
  daysAgo: number;
  answers: readonly ("interested" | "full" | "none")[];
  isClosed?: true;
};

const rows: readonly Asked[] = [
  {
    keyStage: "ks4",
    needs: ["semh", "adhd"],
    pattern: ["tue-am", "tue-pm", "thu-am"],
    description:
      "Likes to work with both hands and an engine in front of them; large rooms do not go well. Two or three half days a week beside school until the summer.",
    daysAgo: 4,
    answers: ["interested", "full", "none"],
  },
  {
    keyStage: "ks3",
    needs: ["anxiety"],
    pattern: ["mon-am", "wed-am", "fri-am"],
    description: "Has not been in school since the start of term. A small, quiet group in the mornings.",
    daysAgo: 1,
    answers: ["none", "none"],
  },
  {
    keyStage: "ks4",
    needs: ["trauma"],
    pattern: [],
    description: "A mentor once a week, near to home, for a half term.",
    daysAgo: 40,
    answers: ["interested", "interested"],
    isClosed: true,
  },
];

/** Told once the menu is filled; asks whatever providers are approved today. */
export async function makeEnquiries(cast: Cast, offers: readonly StoryOffer[]): Promise<void> {
  const approved = offers.filter(({ provider }) => provider.progress === "approved");
  const one = (key: string) => approved.find(({ provider }) => provider.key === key);
  const keys = [...new Set(approved.map(({ provider }) => provider.key))];
  const others = keys.filter((key) => key !== firstAsked).flatMap((key) => one(key) ?? []);
  const first = one(firstAsked);
  let next = 0;
  for (const { daysAgo, answers, isClosed, ...need } of rows) {
    const day = addDays(cast.years.today, -daysAgo);
    const asked = answers.flatMap((_, index) => (index === 0 ? first : others[next++ % others.length]) ?? []);
    const lead = actOf(cast, { role: "school_lead", at: school, day });
    const { enquiryId } = await sendEnquiry(lead, {
      ...need,
      id: randomUUID(),
      offers: [...new Set(asked.map(({ id }) => id))],
      startsFrom: undefined,
      weeks: undefined,
      area: "S65",
      answerBy: addDays(day, 7),
      namesNobody: true,
    });
    const sent = await findEnquiry(lead, enquiryId);
    for (const [index, answer] of answers.entries()) {
      const provider = asked[index]?.provider;
      const one = sent?.answers.find(({ offerId }) => offerId === asked[index]?.id);
      if (!provider || !one || answer === "none") continue;
      const manager = actOf(cast, { role: "provider_manager", at: provider.name, day: addDays(day, 1) });
      await answerEnquiry(manager, one.id, answerOf(answer, addDays(day, 12)));
    }
    if (isClosed)
      await closeEnquiry(
        { ...lead, now: actOf(cast, { role: "school_lead", at: school, day: addDays(day, 9) }).now },
        enquiryId,
      );
  }
}

function answerOf(answer: "interested" | "full", startsOn: CalendarDate): EnquiryAnswerValues {
  const interested = answer === "interested";
  return {
    answer: interested ? "interested" : "not_interested",
    price: interested ? pence(4_600) : undefined,
    priceBasis: interested ? "session" : undefined,
    startsOn: interested ? startsOn : undefined,
    reason: interested ? undefined : "full",
    message: interested
      ? "Come and see us first: any afternoon suits."
      : "We expect a place after the holidays.",
    namesNobody: true,
  };
}
