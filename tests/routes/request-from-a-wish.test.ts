/** What is wanted goes along from page to page: it fills the days in, and nobody takes it for an answer. */
import { randomUUID } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { expect, it } from "vitest";
import type { PersonAct } from "#app/core/actor.ts";
import { addDays, calendarDate, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import {
  matchQuery,
  requestFromMatch,
  requestFromOffer,
  withoutMatch,
} from "#app/domain/matching/match-address.ts";
import { saveRequest } from "#app/domain/placements/save-request.server.ts";
import { startRequest } from "#app/domain/placements/start-request.server.ts";
import { openSession } from "#app/platform/session.server.ts";
import { loader as offerPage } from "#app/routes/menu/offer.tsx";
import { loader as newRequest } from "#app/routes/requests/new-request.tsx";
import { loader as chooseWeek } from "#app/routes/requests/week.tsx";
import { withDatabase } from "#tests/support/database.ts";
import { anAuthority } from "#tests/support/world.ts";
import { aCommissioning, aPupil } from "#tests/support/world-placements.ts";

withDatabase();

async function asked(by: PersonAct, params: Record<string, string>, query = ""): Promise<LoaderFunctionArgs> {
  const address = `http://127.0.0.1:3000/page?${query}`;
  const signedIn = await openSession(new Request(address), by.actor.userId, "/");
  const cookie = (signedIn.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
  const request = new Request(address, { headers: { Cookie: cookie } });
  return { request, params, context: { nonce: "n", address: "192.0.2.1" } };
}

it("fills the form for the days in, until days are saved", async () => {
  const at = await aCommissioning(await anAuthority());
  const draftId = randomUUID();
  const startsOn = calendarDate("2026-11-02");
  const wish = { halves: ["mon-am" as const], from: startsOn, weeks: 6 };
  const pupilId = await aPupil(at.lead);
  await startRequest(at.lead, { id: draftId, offerId: at.supplier.offerId, pupilId, wish });
  const filledIn = async () => (await chooseWeek(await asked(at.lead, { draftId }))).defaults;
  const week = { startsOn, endsOn: addDays(startsOn, 41), pattern: wish.halves };
  expect(await filledIn()).toEqual(week);
  const saved = { ...week, pattern: ["tue-pm" as const] };
  await saveRequest(at.lead, draftId, { step: "week", week: saved });
  expect(await filledIn()).toEqual(saved);
});

it("is said before the request begins when it fills the days in, and not otherwise", async () => {
  const at = await aCommissioning(await anAuthority());
  const { offerId } = at.supplier;
  const weekOf = async (query: string) => (await newRequest(await asked(at.lead, { offerId }, query))).week;
  const now = londonDay(new Date());
  const [from, past] = [addDays(now, 30), addDays(now, -30)];
  expect(await weekOf(`half=mon-am&half=fri-pm&from=${from}&weeks=6`)).toEqual({
    startsOn: from,
    endsOn: addDays(from, 41),
    pattern: ["mon-am"],
  });
  for (const query of ["half=mon-am&weeks=1", `half=mon-am&from=${past}&weeks=1`])
    expect(await weekOf(query)).toEqual({ startsOn: now, endsOn: addDays(now, 6), pattern: ["mon-am"] });
  for (const query of ["", "half=mon-am", `half=mon-am&from=${from}`, `half=fri-pm&from=${from}&weeks=6`])
    expect(await weekOf(query)).toBeUndefined();
});

it("goes from the matches to an offer and back, and is never taken for a search of the menu", async () => {
  const at = await aCommissioning(await anAuthority());
  const { offerId } = at.supplier;
  const pupilId = await aPupil(at.lead);
  const openedWith = async (query: string, by = at.lead) => {
    const { back, wish, pupilId: found } = await offerPage(await asked(by, { offerId }, query));
    return { back, wish, pupilId: found };
  };
  const from = addDays(londonDay(new Date()), 30);
  const matches = `/pupils/${pupilId}/match`;
  expect(await openedWith(matchQuery(pupilId, `half=mon-am&from=${from}&page=2`))).toEqual({
    back: { to: `${matches}?half=mon-am&from=${from}&page=2`, text: "What fits" },
    wish: `half=mon-am&from=${from}&weeks=12`,
    pupilId,
  });
  expect(await openedWith(matchQuery(pupilId, ""))).toEqual({
    back: { to: matches, text: "What fits" },
    wish: "",
    pupilId,
  });
  expect((await openedWith(matchQuery(pupilId, "half=mon-am"), at.approver)).back.to).toContain(matches);

  // From the menu the way back is the search, with the pupil it is for.
  const search = `q=engines&half=mon-am&start=${from}&weeks=6&pupil=${pupilId}`;
  expect(await openedWith(search)).toEqual({
    back: { to: `/menu?${search}`, text: "Menu" },
    wish: `half=mon-am&from=${from}&weeks=6`,
    pupilId,
  });
  expect((await openedWith("match=half%3Dmon-am")).back).toEqual({ to: "/menu", text: "Menu" });
  expect((await openedWith("match=x&pupil=../../sign-out")).back.text).toBe("Menu");
  const compared = new URLSearchParams(`${matchQuery(pupilId, "half=mon-am")}&offer=${offerId}`);
  expect(withoutMatch(compared)).toBe(`pupil=${pupilId}&offer=${offerId}`);
});

it("is still there on the way back from a new request, which leads nowhere but to the matches or the offer", async () => {
  const at = await aCommissioning(await anAuthority());
  const { offerId } = at.supplier;
  const pupilId = await aPupil(at.lead);
  const backFrom = async (query: string, by = at.lead) => {
    const { back, offer } = await newRequest(await asked(by, { offerId }, query));
    return { ...back, text: back.text === offer.title ? "the offer" : back.text };
  };
  const queryOf = (address: string) => address.split("?")[1] ?? "";
  const from = addDays(londonDay(new Date()), 30);
  const wish = `half=mon-am&from=${from}&weeks=12`;

  const matched = `half=mon-am&from=${from}&page=2`;
  const straight = queryOf(paths.newRequest(offerId, pupilId, requestFromMatch(wish, matched)));
  const matches = `/pupils/${pupilId}/match`;
  expect(await backFrom(straight)).toEqual({ to: `${matches}?${matched}`, text: "What fits" });
  const unasked = queryOf(paths.newRequest(offerId, pupilId, requestFromMatch("", "")));
  expect(await backFrom(unasked)).toEqual({ to: matches, text: "What fits" });

  // By the page of the offer, which was reached from a match or from a search: that page with all it was asked.
  for (const page of [
    matchQuery(pupilId, matched),
    `q=engines&half=mon-am&start=${from}&pupil=${pupilId}`,
    "q=x",
  ]) {
    const { pupilId: asking, wish: wished, query } = await offerPage(await asked(at.lead, { offerId }, page));
    const on = paths.newRequest(offerId, asking, requestFromOffer(wished, query));
    expect(await backFrom(queryOf(on))).toEqual({ to: `/menu/${offerId}?${page}`, text: "the offer" });
  }

  // An address written by hand keeps the pupil; nobody is led to another's matches, or away.
  expect(await backFrom(`pupil=${pupilId}`)).toEqual({
    to: `/menu/${offerId}?pupil=${pupilId}`,
    text: "the offer",
  });
  const offer = { to: `/menu/${offerId}`, text: "the offer" };
  expect(await backFrom("")).toEqual(offer);
  expect(await backFrom(straight, at.approver)).toEqual(offer);
  expect(await backFrom("match=half%3Dmon-am&pupil=//evil.example")).toEqual(offer);
  for (const away of ["//evil.example", "https://evil.example/", "/../../sign-out", "#x", "\\\\evil"]) {
    const { to } = await backFrom(new URLSearchParams({ offer: away }).toString());
    expect(new URL(to, "http://portal.invalid")).toMatchObject({
      origin: "http://portal.invalid",
      pathname: `/menu/${offerId}`,
      hash: "",
    });
  }
});
