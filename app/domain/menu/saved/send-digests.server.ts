/** Every morning: what is new in the searches people keep, one letter for each of them. */
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Act, PersonAct } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { newsOf } from "#app/domain/menu/saved/found-now.server.ts";
import { digestMessage } from "#app/domain/menu/saved/messages.ts";
import { stopToken } from "#app/domain/menu/saved/stop-letters.server.ts";
import { absolute, queueMail } from "#app/platform/mail.server.ts";
import { personIn } from "#app/platform/session.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { savedSearches } from "#db/schema/menu.ts";
import { memberships, users } from "#db/schema/people.ts";

type Saved = typeof savedSearches.$inferSelect;

/** Looks for each owner with that owner's own eyes, so that nobody is told of what they could not see. */
export async function sendDigests(act: Act): Promise<void> {
  const owners = await transaction(act, (tx) =>
    tx
      .selectDistinct({
        userId: savedSearches.userId,
        organisationId: savedSearches.organisationId,
        membershipId: memberships.id,
        email: users.email,
      })
      .from(savedSearches)
      .innerJoin(
        memberships,
        and(
          eq(memberships.authorityId, savedSearches.authorityId),
          eq(memberships.userId, savedSearches.userId),
          eq(memberships.organisationId, savedSearches.organisationId),
          isNull(memberships.removedAt),
        ),
      )
      .innerJoin(users, eq(users.id, savedSearches.userId))
      .where(and(eq(savedSearches.authorityId, act.actor.authorityId), eq(savedSearches.alerts, true)))
      .orderBy(asc(savedSearches.userId), asc(memberships.id)),
  );
  const told = new Set<string>();
  for (const owner of owners) {
    const key = `${owner.userId} ${owner.organisationId}`;
    if (told.has(key)) continue;
    told.add(key);
    await sendDigest(act, owner);
  }
}

type Owner = { userId: string; organisationId: string; membershipId: string; email: string };

async function sendDigest(act: Act, { userId, organisationId, membershipId, email }: Owner): Promise<void> {
  const today = londonDay(act.now);
  const person = await transaction(act, (tx) => personIn(tx, userId, membershipId, today));
  if (!person || person.organisationId !== organisationId) return;
  const own: PersonAct = { actor: person, now: act.now };
  const searches = await transaction(act, (tx) =>
    tx
      .select()
      .from(savedSearches)
      .where(
        and(
          eq(savedSearches.authorityId, act.actor.authorityId),
          eq(savedSearches.userId, userId),
          eq(savedSearches.organisationId, organisationId),
          eq(savedSearches.alerts, true),
        ),
      )
      .orderBy(asc(savedSearches.savedAt)),
  );
  const news: { saved: Saved; found: Awaited<ReturnType<typeof newsOf>> }[] = [];
  for (const saved of searches) {
    const found = await newsOf(own, saved);
    if (found.length > 0) news.push({ saved, found });
  }
  const [first] = news;
  if (!first) return;
  const stopAddress = absolute(paths.stopLetters(first.saved.id, stopToken(first.saved), true));
  const message = digestMessage(news.map(inWords));
  await transaction(act, async (tx) => {
    const key = `saved_searches:${organisationId}:${today}`;
    await queueMail(tx, act, { key, to: email, stopAddress, ...message });
    for (const { saved, found } of news)
      await tx
        .update(savedSearches)
        .set({
          knownOfferIds: [...saved.knownOfferIds, ...found.map(({ id }) => id)],
          toldAt: act.now,
        })
        .where(and(eq(savedSearches.authorityId, saved.authorityId), eq(savedSearches.id, saved.id)));
  });
}

const mostNamed = 10;

function inWords({ saved, found }: { saved: Saved; found: Awaited<ReturnType<typeof newsOf>> }) {
  return {
    name: saved.name,
    offers: found.slice(0, mostNamed).map(({ id, title, provider }) => ({
      title,
      provider,
      link: absolute(paths.menuOffer(id)),
    })),
    more: Math.max(0, found.length - mostNamed),
    all: absolute(paths.menu(saved.address)),
    stop: absolute(paths.stopLetters(saved.id, stopToken(saved))),
  };
}
