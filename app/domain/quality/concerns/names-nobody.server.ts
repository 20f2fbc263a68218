import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { findIdentifiers, possibleIdentifier, sureIdentifier } from "#app/core/naming.ts";
import { ensureRule } from "#app/core/refusal.ts";
import { namesToWrite } from "#app/domain/organisations/names-to-write.server.ts";
import { pupilsNamedIn } from "#app/domain/organisations/pupils-named.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { sites } from "#db/schema/providers.ts";

type Written = { providerId: string; text: string; field: string; namesNobody: boolean };

/**
 * Refuses (rule) a text that names a child for certain, and one that may name somebody unless its writer says
 * that it names nobody. The names of the provider, its sites, schools and partnerships may be written.
 */
export async function ensureNamesNobody(tx: Tx, act: Act, written: Written): Promise<void> {
  const { authorityId } = act.actor;
  const [known, own, places] = await Promise.all([
    namesToWrite(tx, act),
    tx
      .select({ name: organisations.name })
      .from(organisations)
      .where(and(eq(organisations.authorityId, authorityId), eq(organisations.id, written.providerId))),
    tx
      .select({ name: sites.name })
      .from(sites)
      .where(and(eq(sites.authorityId, authorityId), eq(sites.providerId, written.providerId))),
  ]);
  const allowed = [...known, ...[...own, ...places].map(({ name }) => name)];
  const found = findIdentifiers(written.text, allowed, londonDay(act.now));
  const sure = sureIdentifier(found);
  ensureRule(!sure, sure ?? "", written.field);
  const named = await pupilsNamedIn(tx, act, written.text);
  ensureRule(!named.sure, `This names a pupil of yours, ${named.sure}. Take the name out`, written.field);
  const possible =
    possibleIdentifier(found) ??
    (named.possible &&
      `“${named.possible}” is also a pupil’s name. Take it out, or tick that it names nobody`);
  ensureRule(!possible || written.namesNobody, possible ?? "", "namesNobody");
}
