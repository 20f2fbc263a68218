/** The demonstration: two academic years told by calling the portal's own commands, so that it proves them. */
import { and, isNull, lt } from "drizzle-orm";
import { londonDay } from "#app/core/calendar.ts";
import { reindexOffers } from "#app/domain/menu/index-offers.server.ts";
import { unguarded } from "#app/platform/transaction.server.ts";
import { followUp } from "#app/start/story/after-approval.server.ts";
import { assureProviders } from "#app/start/story/assurance.server.ts";
import { gatherCast } from "#app/start/story/cast.server.ts";
import { changePlacements } from "#app/start/story/changes.server.ts";
import { makeEnquiries } from "#app/start/story/enquiries.server.ts";
import { draftNextFramework } from "#app/start/story/frameworks.server.ts";
import { chooseLocally } from "#app/start/story/local-menus.server.ts";
import { openMarket } from "#app/start/story/market.server.ts";
import { fillMenu } from "#app/start/story/menu.server.ts";
import { lookInVain } from "#app/start/story/misses.server.ts";
import { devolveBudgets, setCalendar } from "#app/start/story/money.server.ts";
import { reviewAndConclude } from "#app/start/story/outcomes.server.ts";
import { illustrate } from "#app/start/story/pictures.server.ts";
import { placePupils } from "#app/start/story/placements.server.ts";
import { goThroughMonths } from "#app/start/story/registers.server.ts";
import { keepUp } from "#app/start/story/upkeep.server.ts";
import { planComingVisits } from "#app/start/story/visits.server.ts";
import { bringOverAndWatch } from "#app/start/story/watch.server.ts";
import { storyYears } from "#app/start/story/years.ts";
import { authorities } from "#db/schema/organisations.ts";
import { events } from "#db/schema/platform.ts";

/** True when the database has no authority yet. */
export async function isEmpty(): Promise<boolean> {
  return (await unguarded((tx) => tx.$count(authorities))) === 0;
}

/** Tells the whole story with today inside it. */
export async function tellStory(now: Date): Promise<void> {
  const cast = await gatherCast(storyYears(londonDay(now)));
  await setCalendar(cast);
  await devolveBudgets(cast);
  await assureProviders(cast);
  await planComingVisits(cast);
  await draftNextFramework(cast, now);
  await keepUp(cast);
  await followUp(cast);
  await openMarket(cast);
  const offers = await fillMenu(cast);
  await illustrate(cast, offers);
  await lookInVain(cast);
  await makeEnquiries(cast, offers);
  await chooseLocally(cast, offers);
  const placements = await placePupils(cast, offers);
  await bringOverAndWatch(cast);
  await goThroughMonths(cast, placements);
  await reviewAndConclude(cast, placements);
  await changePlacements(cast, placements);
  await letGoOfOldNews(now);
  await reindexOffers({ actor: { kind: "system", authorityId: cast.authorityId }, now }, "all");
}

/** Letters about what happened long ago would only fill the outbox: what is older than ten days counts as followed. */
async function letGoOfOldNews(now: Date): Promise<void> {
  const tenDaysAgo = new Date(now.getTime() - 10 * 24 * 60 * 60 * 1000);
  await unguarded((tx) =>
    tx
      .update(events)
      .set({ reactedAt: now })
      .where(and(isNull(events.reactedAt), lt(events.at, tenDaysAgo))),
  );
}
