import type { Act } from "#app/core/actor.ts";
import { riseRaised } from "#app/domain/charges/messages.ts";
import { findRise } from "#app/domain/charges/rise-queries.server.ts";
import { writeTo } from "#app/domain/people/addressees.server.ts";
import { absolute } from "#app/platform/mail.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";

/** Tells who answers for the budget that a statement charges more than was reserved. */
export async function tellOfRise(
  act: Act,
  event: { id: string; details: Readonly<Record<string, unknown>> },
): Promise<void> {
  const rise = await findRise(act, String(event.details.riseId));
  if (!rise) return;
  await transaction(act, (tx) => writeTo(tx, act, event.id, riseRaised(rise, absolute)));
}
