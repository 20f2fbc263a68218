/** An offer of a journey's own, so that no two journeys want the same place. */
import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { weeklyHalfDays } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { send } from "../../support/portal.ts";
import { today } from "./days.ts";

/** A word that stands in nothing else, for titles and names. */
export function ownWord(): string {
  const letters = "bcdfghjklmnpqrstvwz";
  const random = randomUUID().replaceAll("-", "");
  return [...random.slice(0, 8)].map((one, index) => pair(letters, Number.parseInt(one, 16), index)).join("");
}

const pair = (letters: string, number: number, index: number) =>
  index % 2 === 0 ? (letters[number] ?? "b") : ("aeiou"[number % 5] ?? "a");

export type OwnOffer = { id: string; title: string };
/** The word is the last of the title; a private price is for people who have signed in. */
type Wanted = { price?: string; places?: number; word?: string; isPrivate?: boolean };

/** Drafted, priced per session, given places on every half day and published by the provider's manager. */
export async function publishOffer(
  manager: Page,
  { price = "45", places = 12, word = ownWord(), isPrivate = false }: Wanted = {},
): Promise<OwnOffer> {
  const id = randomUUID();
  const title = `Bicycles ${word}`;
  const more: Record<string, string> = isPrivate ? { priceIsPrivate: "yes" } : {};
  await manager.goto(paths.newOffer());
  const site = await manager.getByLabel("Site").locator("option").nth(1).getAttribute("value");
  await done(manager, paths.newOffer(), { id, title, ...details, ...more, siteId: site ?? "" });
  await done(manager, paths.offerPrice(id), { startsOn: today, price, basis: "session", joiningFee: "" });
  const everywhere = weeklyHalfDays.map((half) => [`places.${half}`, String(places)]);
  await done(manager, paths.offerPlaces(id), { startsOn: today, ...Object.fromEntries(everywhere) });
  await done(manager, paths.publication(id));
  return { id, title };
}

/** Waits until the menu shows so many offers for a word: its index follows within two seconds. */
export async function expectOnMenu(page: Page, word: string, offers: number): Promise<void> {
  await expect(async () => {
    await page.goto(paths.menu(`q=${word}`));
    await expect(page.getByRole("article")).toHaveCount(offers, { timeout: 500 });
  }).toPass({ timeout: 8000 });
}

const details = {
  summary: "Mend a bicycle from the frame up, in a group of four.",
  description: "Pupils take a bicycle apart, mend it and ride it home.",
  kind: "vocational",
  tier: "time_limited",
  needs: ["semh", "adhd"],
  keyStages: ["ks3", "ks4"],
  qualifications: "",
  groupSize: "4",
  amStarts: "09:30",
  amEnds: "12:00",
  pmStarts: "12:45",
  pmEnds: "15:00",
  transport: "none",
  charged: "booked",
  noticeDays: "",
  vatTreatment: "exempt",
  vatRatePercent: "",
};

/** Posts a form that has to be taken, and says where it leads. */
export async function done(
  page: Page,
  path: string,
  typed: Parameters<typeof send>[2] = {},
): Promise<string> {
  const { status, to, body } = await send(page, path, typed);
  expect(status, `${path} takes its form: ${status === 302 ? "" : wordsOf(body)}`).toBe(302);
  return to;
}

/** The words of a page without its marks, the part a person reads. */
export function wordsOf(html: string): string {
  const main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
  return main
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .slice(0, 1500);
}
