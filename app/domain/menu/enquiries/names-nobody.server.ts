/** A need is described without the child: what is surely a name or number is refused, what may be one is asked about. */
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { findIdentifiers, possibleIdentifier, sureIdentifier } from "#app/core/naming.ts";
import { ensureRule } from "#app/core/refusal.ts";
import { namesToWrite } from "#app/domain/organisations/names-to-write.server.ts";
import { pupilsNamedIn } from "#app/domain/organisations/pupils-named.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";

type Told = { text: string; field: string; namesNobody: boolean; allowed: readonly string[] };

/**
 * Refuses (rule) beside the field: numbers, dates of birth and the whole name of a pupil the actor answers for. A
 * tick that it names nobody answers for what only may be a name. Schools and partnerships may be written as they are.
 */
export async function ensureNoChildIsNamed(
  tx: Tx,
  act: Act,
  { text, field, namesNobody, allowed }: Told,
): Promise<void> {
  const known = [...allowed, ...(await namesToWrite(tx, act))];
  const found = findIdentifiers(text, known, londonDay(act.now));
  const sure = sureIdentifier(found);
  ensureRule(!sure, sure ?? "", field);
  const named = await pupilsNamedIn(tx, act, text);
  ensureRule(!named.sure, `This names a pupil of yours, ${named.sure}. Take the name out`, field);
  const possible =
    possibleIdentifier(found) ??
    (named.possible &&
      `“${named.possible}” is also a pupil’s name. Take it out, or tick that it names nobody`);
  ensureRule(!possible || namesNobody, possible ?? "", field);
}
