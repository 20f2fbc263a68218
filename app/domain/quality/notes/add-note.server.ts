import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import type { NoteValues } from "#app/domain/quality/notes/forms.ts";
import { canNote } from "#app/domain/quality/notes/policy.ts";
import { findProviderOf } from "#app/domain/quality/provider-of.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { providerNotes } from "#db/schema/monitoring.ts";

/** Writes down a call, a meeting or a thought about a provider; what is written stays. The same form sent twice is one note. */
export function addNote(act: Act, providerId: string, values: NoteValues): Promise<void> {
  return transaction(act, async (tx) => {
    await findProviderOf(tx, act, providerId);
    const { actor } = act;
    ensure(canNote(actor), "Only officers who work with providers write notes");
    ensureRule(values.happenedOn <= londonDay(act.now), "The day cannot be in the future", "happenedOn");

    const rows = await tx
      .insert(providerNotes)
      .values({
        ...values,
        authorityId: actor.authorityId,
        providerId,
        notedBy: actor.userId,
        notedAt: act.now,
      })
      .onConflictDoNothing({ target: [providerNotes.authorityId, providerNotes.id] })
      .returning({ id: providerNotes.id });
    if (rows.length === 0) return;
    await record(tx, act, { name: "note.added", subjectId: providerId, details: { noteId: values.id } });
  });
}
