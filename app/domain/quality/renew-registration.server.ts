import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import { latestRegistrationOf } from "#app/domain/providers/queries.server.ts";
import { loadProvider } from "#app/domain/providers/visibility.server.ts";
import { canRenew } from "#app/domain/quality/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { registrations } from "#db/schema/providers.ts";
import { assessments } from "#db/schema/quality.ts";

/**
 * Begins the next registration with the last one's answers, once that one is decided. Evidence, sites and
 * people carry on as they are. A draft that is there already is the one to write.
 */
export function renewRegistration(act: Act, providerId: string): Promise<{ registrationId: string }> {
  return transaction(act, async (tx) => {
    const provider = await loadProvider(tx, act, providerId);
    ensure(canRenew(act.actor, provider), "Only the provider's manager may begin a registration");
    const last = await latestRegistrationOf(tx, act, providerId);
    if (last?.status === "draft") return { registrationId: last.id };
    const isDecided =
      last === undefined ||
      (await tx.$count(
        assessments,
        and(
          eq(assessments.authorityId, act.actor.authorityId),
          eq(assessments.registrationId, last.id),
          eq(assessments.status, "closed"),
        ),
      )) > 0;
    ensureRule(isDecided, "Your last registration is still being looked at");

    const [begun] = await tx
      .insert(registrations)
      .values({
        authorityId: act.actor.authorityId,
        providerId,
        declarations: last?.declarations ?? {},
        startedAt: act.now,
      })
      .returning({ id: registrations.id });
    if (!begun) throw new Error("no registration was begun");
    await record(tx, act, {
      name: "registration.renewed",
      subjectId: providerId,
      details: { registrationId: begun.id },
    });
    return { registrationId: begun.id };
  });
}
