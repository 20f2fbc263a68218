import { and, count, eq, min } from "drizzle-orm";
import { type Act, isIn } from "#app/core/actor.ts";
import { formatDay, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { Todo } from "#app/core/todo.ts";
import { isLatest } from "#app/domain/providers/version-queries.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { providerVersions, registrations } from "#db/schema/providers.ts";

/** A provider's own registration and changes; for officers the changes they have to acknowledge. */
export async function todosOf(tx: Tx, act: Act): Promise<Todo[]> {
  const { actor } = act;
  if (isIn(actor, "provider_manager", "provider_safeguarding_lead"))
    return Promise.all([unsent(tx, act), returned(tx, act)]);
  return isIn(actor, "development_officer", "authority_lead") ? [await waiting(tx, act)] : [];
}

async function unsent(tx: Tx, act: Act): Promise<Todo> {
  const provider = act.actor.kind === "person" ? act.actor.organisationId : "";
  const number = await tx.$count(
    registrations,
    and(
      eq(registrations.authorityId, act.actor.authorityId),
      eq(registrations.providerId, provider),
      eq(registrations.status, "draft"),
    ),
  );
  return {
    text: "Registration to finish and submit",
    count: number,
    to: paths.registration(),
    tone: "information",
  };
}

/** What providers changed since their approval, the longest waiting first. */
async function waiting(tx: Tx, act: Act): Promise<Todo> {
  const [row] = await tx
    .select({ number: count(), oldest: min(providerVersions.savedAt) })
    .from(providerVersions)
    .where(
      and(eq(providerVersions.authorityId, act.actor.authorityId), eq(providerVersions.status, "waiting")),
    );
  const oldest = row?.oldest && londonDay(row.oldest);
  return {
    text: "Changes to acknowledge",
    count: row?.number ?? 0,
    to: paths.changes(),
    hint: oldest ? `The oldest since ${formatDay(oldest)}` : undefined,
    day: oldest || null,
    tone: "information",
  };
}

/** What the authority sent back and nobody has changed or asked again since, as its list finds them. */
async function returned(tx: Tx, act: Act): Promise<Todo> {
  const own = act.actor.kind === "person" ? act.actor.organisationId : "";
  const number = await tx.$count(
    providerVersions,
    and(
      eq(providerVersions.authorityId, act.actor.authorityId),
      eq(providerVersions.providerId, own),
      eq(providerVersions.status, "returned"),
      isLatest,
    ),
  );
  return {
    text: "Changes that came back from the authority",
    count: number,
    to: paths.providerVersions(own, "state=came_back"),
    tone: "warning",
  };
}
