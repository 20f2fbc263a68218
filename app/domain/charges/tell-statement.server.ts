import { z } from "zod";
import type { Act } from "#app/core/actor.ts";
import { parseMonth } from "#app/core/calendar.ts";
import { statementRaised } from "#app/domain/charges/messages.ts";
import { findOrganisation } from "#app/domain/organisations/queries.server.ts";
import { writeTo } from "#app/domain/people/addressees.server.ts";
import { absolute } from "#app/platform/mail.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";

const Details = z.object({ month: z.string(), schoolIds: z.array(z.string()) });

/** Tells the schools on a provider's statement, and the provider, that it has been raised. */
export function tellOfStatement(
  act: Act,
  event: { id: string; subjectId: string; details: Readonly<Record<string, unknown>> },
): Promise<void> {
  return transaction(act, async (tx) => {
    const details = Details.parse(event.details);
    const month = parseMonth(details.month);
    const provider = await findOrganisation(tx, act, event.subjectId);
    if (!provider || !month) return;
    const facts = {
      providerId: event.subjectId,
      providerName: provider.name,
      month,
      schoolIds: details.schoolIds,
    };
    for (const letter of statementRaised(facts, absolute)) await writeTo(tx, act, event.id, letter);
  });
}
