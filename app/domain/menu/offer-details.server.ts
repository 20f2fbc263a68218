import { and, eq, gte, isNull, or } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensureRule } from "#app/core/refusal.ts";
import type { OfferDetails } from "#app/domain/menu/forms.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { sites } from "#db/schema/providers.ts";

/** The details as columns: a notice and a rate are kept only where they mean something. */
export function columnsOf(details: OfferDetails) {
  const { noticeDays, vatRatePercent, yearFrom, yearTo, weeksFrom, weeksTo, ...same } = details;
  return {
    ...same,
    yearFrom: yearFrom ?? null,
    yearTo: yearTo ?? null,
    weeksFrom: weeksFrom ?? null,
    weeksTo: weeksTo ?? null,
    noticeDays: details.charged === "booked_with_notice" ? (noticeDays ?? 0) : 0,
    vatRatePercent: details.vatTreatment === "standard" ? (vatRatePercent ?? 0) : 0,
  };
}

/** Refuses, beside the field, a site that is closed or somebody else's. */
export async function ensureOwnOpenSite(tx: Tx, act: Act, providerId: string, siteId: string): Promise<void> {
  const open = await tx
    .select({ id: sites.id })
    .from(sites)
    .where(
      and(
        eq(sites.authorityId, act.actor.authorityId),
        eq(sites.providerId, providerId),
        eq(sites.id, siteId),
        or(isNull(sites.closedOn), gte(sites.closedOn, londonDay(act.now))),
      ),
    );
  ensureRule(open.length > 0, "Choose one of your own sites that is open", "siteId");
}
