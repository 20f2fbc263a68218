/** Everything the clock does, on one page. Times are UTC; every line may run twice without harm. */
import { asc, inArray, lt } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { addMonths, londonDay, monthOf } from "#app/core/calendar.ts";
import { raiseStatements } from "#app/domain/charges/raise-statements.server.ts";
import { remindOfEnquiries } from "#app/domain/menu/enquiries/tell-enquiry.server.ts";
import { reindexOffers } from "#app/domain/menu/index-offers.server.ts";
import { sendDigests } from "#app/domain/menu/saved/send-digests.server.ts";
import { remindOfEvidence } from "#app/domain/providers/remind-of-evidence.server.ts";
import { remindOfConditions } from "#app/domain/quality/conditions/mails.server.ts";
import { planAllVisits } from "#app/domain/quality/monitoring/plan-visits.server.ts";
import { sweepFiles } from "#app/platform/files.server.ts";
import { sendWaitingMails } from "#app/platform/mail.server.ts";
import { unguarded } from "#app/platform/transaction.server.ts";
import { authorities } from "#db/schema/organisations.ts";
import { attempts, sessions } from "#db/schema/people.ts";
import { documents } from "#db/schema/platform.ts";

type Clockwork = { name: string; at: string; work: (act: Act) => Promise<unknown> };

/** The statements of the month that has just ended: asked for every night, in case the first of it was slept through. */
const raiseLastMonth = (act: Act) => raiseStatements(act, addMonths(monthOf(londonDay(act.now)), -1));

export const schedule: readonly Clockwork[] = [
  { name: "raise-statements", at: "0 4 * * *", work: raiseLastMonth },
  { name: "plan-visits", at: "30 3 * * *", work: planAllVisits },
  { name: "remind-of-conditions", at: "0 6 * * *", work: remindOfConditions },
  { name: "remind-of-evidence", at: "0 6 * * *", work: remindOfEvidence },
  { name: "remind-of-enquiries", at: "15 6 * * *", work: remindOfEnquiries },
  { name: "tell-of-new-offers", at: "30 6 * * *", work: sendDigests },
  // A quarter past midnight in London, in winter and in summer time.
  { name: "reindex-menu", at: "15 0,23 * * *", work: (act) => reindexOffers(act, "all") },
];

/** What the clock does once for the whole portal rather than for each authority. */
export const housekeeping: readonly { name: string; at: string; work: () => Promise<unknown> }[] = [
  { name: "send-mail", at: "* * * * *", work: sendWaitingMails },
  { name: "sweep-files", at: "30 2 * * *", work: () => sweepFiles(new Date(), documentsNamed) },
  { name: "forget-sign-ins", at: "45 2 * * *", work: forgetOldSignIns },
];

function documentsNamed(storageKeys: string[]): Promise<Set<string>> {
  return unguarded(async (tx) => {
    const rows = await tx
      .select({ key: documents.storageKey })
      .from(documents)
      .where(inArray(documents.storageKey, storageKeys));
    return new Set(rows.map(({ key }) => key));
  });
}

/** Sessions that have run out and attempts that no longer count. */
function forgetOldSignIns(): Promise<void> {
  return unguarded(async (tx) => {
    await tx.delete(sessions).where(lt(sessions.expiresAt, new Date()));
    await tx.delete(attempts).where(lt(attempts.expire, new Date()));
  });
}

/** Runs one piece of clock work for every authority, each as its own system. */
export async function clockwork(work: (act: Act) => Promise<unknown>): Promise<void> {
  const all = await unguarded((tx) =>
    tx.select({ id: authorities.id }).from(authorities).orderBy(asc(authorities.id)),
  );
  for (const { id } of all) await work({ actor: { kind: "system", authorityId: id }, now: new Date() });
}
