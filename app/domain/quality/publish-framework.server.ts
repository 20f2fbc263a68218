import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure } from "#app/core/refusal.ts";
import type { FrameworkText } from "#app/domain/quality/frameworks/framework.ts";
import { canPublishFramework } from "#app/domain/quality/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { frameworks, standards } from "#db/schema/quality.ts";

/** Publishes one version of a framework. A version that is there already stays as it is, for decisions made under it. */
export function publishFramework(act: Act, text: FrameworkText): Promise<void> {
  return transaction(act, async (tx) => {
    ensure(canPublishFramework(act.actor), "Only officers may publish a framework");

    const { authorityId } = act.actor;
    const { key, version, name, source, providerKinds } = text;
    const [framework] = await tx
      .insert(frameworks)
      .values({ authorityId, key, version, name, source, providerKinds, publishedOn: londonDay(act.now) })
      .onConflictDoNothing()
      .returning({ id: frameworks.id });
    if (!framework) return;
    const rows = text.sections
      .flatMap((section) => section.standards.map((standard) => ({ section: section.title, ...standard })))
      .map((standard, position) => ({
        authorityId,
        frameworkId: framework.id,
        section: standard.section,
        position,
        text: standard.text,
        critical: standard.critical ?? false,
      }));
    await tx.insert(standards).values(rows);
    await record(tx, act, {
      name: "framework.published",
      subjectId: framework.id,
      details: { key, version },
    });
  });
}
