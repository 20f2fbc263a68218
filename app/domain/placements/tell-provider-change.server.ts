/** Who has pupils at a provider hears when its safeguarding lead or sites change; no child is named. */
import { and, eq, gte, inArray, isNull, lte, or } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { formatDay, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { writeTo } from "#app/domain/people/addressees.server.ts";
import { recordedVisibleTo } from "#app/domain/placements/recorded/visibility.server.ts";
import { visibleTo } from "#app/domain/placements/visibility.server.ts";
import { absolute } from "#app/platform/mail.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { organisations, partnershipMembers } from "#db/schema/organisations.ts";
import { placements, recordedPlacements } from "#db/schema/placements.ts";
import { providerPeople, sites } from "#db/schema/providers.ts";

type Happened = { id: string; name: string; subjectId: string; details: Readonly<Record<string, unknown>> };
type Message = { subject: string; text: string };

/**
 * One letter to each who commissions a placement there that lives, here or recorded from elsewhere, however many it
 * has, and to the coordinators of the partnerships of those pupils' schools.
 */
export function tellOfProviderChange(act: Act, event: Happened): Promise<void> {
  return transaction(act, async (tx) => {
    const providerId = event.subjectId;
    const [provider] = await tx
      .select({ name: organisations.name })
      .from(organisations)
      .where(and(eq(organisations.authorityId, act.actor.authorityId), eq(organisations.id, providerId)));
    const message = provider && (await messageFor(tx, act, event, provider.name));
    if (!message) return;
    for (const organisationId of await concernedBy(tx, act, providerId))
      await writeTo(tx, act, `${event.name}:${event.id}`, {
        organisationId,
        roles: ["school_lead", "school_approver", "partnership_coordinator", "commissioning_officer"],
        subject: message.subject,
        text: `${message.text}\n\n${absolute(paths.provider(providerId))}`,
      });
  });
}

/** Who commissions a live placement at the provider, and the partnerships of the schools. */
async function concernedBy(tx: Tx, act: Act, providerId: string): Promise<string[]> {
  const { authorityId } = act.actor;
  const today = londonDay(act.now);
  const [here, elsewhere] = await Promise.all([
    tx
      .selectDistinct({ commissionerId: placements.commissionerId, schoolId: placements.schoolId })
      .from(placements)
      .where(
        and(
          visibleTo(act.actor),
          eq(placements.providerId, providerId),
          inArray(placements.status, ["approved", "active"]),
        ),
      ),
    tx
      .selectDistinct({
        commissionerId: recordedPlacements.commissionerId,
        schoolId: recordedPlacements.schoolId,
      })
      .from(recordedPlacements)
      .where(
        and(
          recordedVisibleTo(act.actor),
          eq(recordedPlacements.providerId, providerId),
          lte(recordedPlacements.startsOn, today),
          or(isNull(recordedPlacements.endsOn), gte(recordedPlacements.endsOn, today)),
        ),
      ),
  ]);
  const rows = [...here, ...elsewhere];
  const partnerships = await tx
    .selectDistinct({ id: partnershipMembers.partnershipId })
    .from(partnershipMembers)
    .where(
      and(
        eq(partnershipMembers.authorityId, authorityId),
        inArray(
          partnershipMembers.schoolId,
          rows.map(({ schoolId }) => schoolId),
        ),
        lte(partnershipMembers.startsOn, today),
        or(isNull(partnershipMembers.endsOn), gte(partnershipMembers.endsOn, today)),
      ),
    );
  const ids = [...rows.map(({ commissionerId }) => commissionerId), ...partnerships.map(({ id }) => id)];
  return [...new Set(ids)].sort();
}

function messageFor(tx: Tx, act: Act, event: Happened, provider: string): Promise<Message | undefined> {
  return event.name === "safeguarding_lead.changed"
    ? leadMessage(tx, act, event, provider)
    : siteMessage(tx, act, event, provider);
}

/** Who leads on safeguarding from now on, as far as it is known. */
async function leadMessage(tx: Tx, act: Act, { subjectId }: Happened, provider: string): Promise<Message> {
  const leads = await tx
    .select()
    .from(providerPeople)
    .where(
      and(
        eq(providerPeople.authorityId, act.actor.authorityId),
        eq(providerPeople.providerId, subjectId),
        eq(providerPeople.post, "safeguarding_lead"),
        or(isNull(providerPeople.leftOn), gte(providerPeople.leftOn, londonDay(act.now))),
      ),
    )
    .orderBy(providerPeople.startedOn, providerPeople.id);
  const lines = leads.map(({ name, email, phone, startedOn, leftOn }) => {
    const until = leftOn ? ` to ${formatDay(leftOn)}` : "";
    return `- ${name}, from ${formatDay(startedOn)}${until}. ${[email, phone].filter(Boolean).join(", ")}`;
  });
  return {
    subject: `The safeguarding lead has changed: ${provider}`,
    text: `${provider} has another safeguarding lead. Please use these names from the days they say:\n\n${lines.join("\n") || "- Nobody is named at the moment. Please ask the provider."}`,
  };
}

async function siteMessage(
  tx: Tx,
  act: Act,
  { name, details, subjectId }: Happened,
  provider: string,
): Promise<Message | undefined> {
  const [site] = await tx
    .select()
    .from(sites)
    .where(
      and(
        eq(sites.authorityId, act.actor.authorityId),
        eq(sites.providerId, subjectId),
        eq(sites.id, String(details.siteId ?? "")),
      ),
    );
  if (!site) return undefined;
  if (name === "site.opened")
    return {
      subject: `A site opens: ${provider}`,
      text: `${provider} uses another site for pupils from ${formatDay(site.openedOn)}: ${site.name}, ${site.address}, ${site.postcode}. Your placements stay where they are unless you agree otherwise.`,
    };
  if (!site.closedOn) return undefined;
  return {
    subject: `A site closes: ${provider}`,
    text: `${provider} uses the site ${site.name} for the last time on ${formatDay(site.closedOn)}. Ask the provider where your pupils will be taught after that day.`,
  };
}
