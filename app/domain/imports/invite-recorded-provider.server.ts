import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import type { RecordedInvitationValues } from "#app/domain/imports/forms.ts";
import { canImport } from "#app/domain/imports/policy.ts";
import { createInvitation } from "#app/domain/people/invitations.server.ts";
import { loadProvider } from "#app/domain/providers/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { invitations } from "#db/schema/people.ts";
import { registrations } from "#db/schema/providers.ts";

/**
 * Hands a recorded provider to somebody there: a registration to write and an invitation as its manager, so that
 * it registers as the row that is here and not as a second one. Refuses (rule) one that has begun to register; the
 * same form sent twice ends at the same invitation.
 */
export function inviteRecordedProvider(
  act: Act,
  providerId: string,
  { id, name, email }: RecordedInvitationValues,
): Promise<void> {
  return transaction(act, async (tx) => {
    const provider = await loadProvider(tx, act, providerId);
    ensure(canImport(act.actor), "Only an AP development officer or the authority's lead invites a provider");
    const { authorityId } = act.actor;
    const same = and(
      eq(invitations.authorityId, authorityId),
      eq(invitations.id, id),
      eq(invitations.organisationId, providerId),
    );
    if ((await tx.$count(invitations, same)) > 0) return;
    const begun = await tx.$count(
      registrations,
      and(eq(registrations.authorityId, authorityId), eq(registrations.providerId, providerId)),
    );
    ensureRule(
      provider.recordedOn !== null && begun === 0,
      "This provider has begun to register: its own manager invites its people",
    );

    await tx.insert(registrations).values({ authorityId, providerId, startedAt: act.now });
    await createInvitation(tx, act, {
      id,
      organisation: { id: providerId, kind: "provider", name: provider.name },
      role: "provider_manager",
      name,
      email,
    });
    await record(tx, act, { name: "provider.invited", subjectId: providerId });
  });
}
