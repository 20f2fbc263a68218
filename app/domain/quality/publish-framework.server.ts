import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure } from "#app/core/refusal.ts";
import type { FrameworkText } from "#app/domain/quality/frameworks/framework.ts";
import { canPublishFramework } from "#app/domain/quality/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { criteria, frameworks, standards } from "#db/schema/quality.ts";

/**
 * Publishes one version of a framework that ships. A version that is there already stays as it is, for the decisions
 * made under it. It is written as a draft and published last, since a published one is never changed.
 */
export function publishFramework(act: Act, text: FrameworkText): Promise<void> {
  return transaction(act, async (tx) => {
    ensure(canPublishFramework(act.actor), "Only officers may publish a framework");

    const { authorityId } = act.actor;
    const { key, version, name, source, providerKinds, longestPlacementWeeks } = text;
    const [framework] = await tx
      .insert(frameworks)
      .values({ authorityId, key, version, name, source, providerKinds, longestPlacementWeeks })
      .onConflictDoNothing()
      .returning({ id: frameworks.id });
    if (!framework) return;
    const rows = text.sections
      .flatMap((section) => section.standards.map((standard) => ({ section: section.title, ...standard })))
      .map((standard, position) => ({ ...standard, id: crypto.randomUUID(), position }));
    await tx.insert(standards).values(
      rows.map(({ id, section, position, text, critical = false }) => ({
        authorityId,
        id,
        frameworkId: framework.id,
        section,
        position,
        text,
        critical,
      })),
    );
    await tx.insert(criteria).values(
      rows.flatMap(({ id, criteria: asked }) =>
        asked.map(({ text, evidence = [], kinds = [] }, position) => ({
          authorityId,
          standardId: id,
          position,
          text,
          evidenceKinds: [...evidence],
          providerKinds: [...kinds],
        })),
      ),
    );
    await tx
      .update(frameworks)
      .set({ publishedOn: londonDay(act.now) })
      .where(and(eq(frameworks.authorityId, authorityId), eq(frameworks.id, framework.id)));
    await record(tx, act, {
      name: "framework.published",
      subjectId: framework.id,
      details: { key, version },
    });
  });
}
