import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import { registrationLifecycle } from "#app/domain/providers/lifecycle.ts";
import { canEditRegistration } from "#app/domain/providers/policy.ts";
import { registrationTasks } from "#app/domain/providers/readiness.ts";
import { loadRegistration } from "#app/domain/providers/visibility.server.ts";
import { writtenOf } from "#app/domain/providers/written.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { registrations } from "#db/schema/providers.ts";

/** Hands the registration in to the authority. Refuses with everything that is missing in one sentence. */
export function submitRegistration(act: Act, registrationId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const registration = await loadRegistration(tx, act, registrationId);
    const { providerId } = registration;
    ensure(
      canEditRegistration(act.actor, { organisationId: providerId }),
      "Only the provider's manager may submit the registration",
    );
    const status = step(registrationLifecycle, "submit", registration.status, "this registration");
    const missing = registrationTasks(londonDay(act.now), await writtenOf(tx, act, registration)).flatMap(
      (task) => task.missing,
    );
    ensureRule(missing.length === 0, `Before you submit: ${inOneSentence(missing)}`);

    await tx
      .update(registrations)
      .set({
        status,
        submittedAt: act.now,
        submittedBy: act.actor.kind === "person" ? act.actor.userId : null,
      })
      .where(and(eq(registrations.authorityId, act.actor.authorityId), eq(registrations.id, registrationId)));
    await record(tx, act, {
      name: "registration.submitted",
      subjectId: providerId,
      details: { registrationId },
    });
  });
}

function inOneSentence(missing: readonly string[]): string {
  return missing.map((text) => text.charAt(0).toLowerCase() + text.slice(1)).join("; ");
}
