import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { calendarDate } from "#app/core/calendar.ts";
import { mails } from "#db/schema/platform.ts";
import { owner } from "#tests/support/database.ts";
import { anAuthority, aPerson, visitorAct } from "#tests/support/world.ts";

export const page = { page: 1, pageSize: 25 };
export const anybody = { ...page, words: "" };
export const everything = { ...page, statuses: [] };

export const gapNamed = (title = "Morning places for anxious pupils") => ({
  id: randomUUID(),
  title,
  description: "Ten pupils a year wait longer than a term.",
  needs: ["anxiety" as const],
  keyStages: ["ks3" as const],
  area: "Rawmarsh",
  places: 10,
});

export const interestIn = (gapId = "") => ({
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

export const eventOn = (day: string) => ({
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
export async function tokenTo(email: string): Promise<string> {
  const letters = await owner().select().from(mails).where(eq(mails.recipient, email));
  return /\/market\/answers\/([\w-]+)/.exec(letters.at(-1)?.body ?? "")?.[1] ?? "";
}

export async function aMarket() {
  const world = await anAuthority();
  const officer = await aPerson(world, "development_officer");
  return { world, officer, visitor: visitorAct(world) };
}

export const at = (act: Act, moment: string): Act => ({ ...act, now: new Date(moment) });
