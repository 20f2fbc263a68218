import { and, desc, eq, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import type { ProviderKind } from "#app/core/words/providers.ts";
import { loadProvider, loadRegistration } from "#app/domain/providers/visibility.server.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { assessments, frameworks } from "#db/schema/quality.ts";

/**
 * Takes a submitted registration up, under the newest published framework for the provider's kind. One
 * registration has one assessment: a second officer is told, a second click comes to the same one.
 */
export function openAssessment(act: Act, registrationId: string): Promise<{ assessmentId: string }> {
  return transaction(act, async (tx) => {
    const registration = await loadRegistration(tx, act, registrationId);
    const { actor } = act;
    ensure(canAssess(actor), "Only a development officer or the authority lead may open an assessment");
    ensureRule(registration.status === "submitted", "This registration has not been submitted yet");
    const [known] = await tx
      .select({ id: assessments.id, openedBy: assessments.openedBy })
      .from(assessments)
      .where(
        and(eq(assessments.authorityId, actor.authorityId), eq(assessments.registrationId, registrationId)),
      );
    if (known?.openedBy === actor.userId) return { assessmentId: known.id };
    if (known) refuse("conflict", "Another officer has already opened this assessment");
    const { kind } = await loadProvider(tx, act, registration.providerId);
    const frameworkId = await newestFramework(tx, act, kind);

    const [opened] = await tx
      .insert(assessments)
      .values({
        authorityId: actor.authorityId,
        registrationId,
        providerId: registration.providerId,
        frameworkId,
        openedBy: actor.userId,
        openedAt: act.now,
      })
      .returning({ id: assessments.id });
    if (!opened) throw new Error("no assessment was opened");
    await record(tx, act, {
      name: "assessment.opened",
      subjectId: registration.providerId,
      details: { assessmentId: opened.id, registrationId },
    });
    return { assessmentId: opened.id };
  });
}

async function newestFramework(tx: Tx, act: Act, kind: ProviderKind): Promise<string> {
  const [framework] = await tx
    .select({ id: frameworks.id })
    .from(frameworks)
    .where(
      and(
        eq(frameworks.authorityId, act.actor.authorityId),
        sql`${frameworks.publishedOn} is not null`,
        sql`${kind} = any (${frameworks.providerKinds})`,
      ),
    )
    .orderBy(desc(frameworks.publishedOn), desc(frameworks.version), desc(frameworks.id))
    .limit(1);
  return framework?.id ?? refuse("rule", "No framework is published for this kind of provider");
}
