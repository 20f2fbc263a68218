import { and, asc, desc, eq, gte, inArray, isNull } from "drizzle-orm";
import { type Act, isIn } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { inviterRoles } from "#app/domain/people/policy.ts";
import { visibleTo } from "#app/domain/people/visibility.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { deputies, invitations, memberships, users } from "#db/schema/people.ts";

const ofMembership = and(
  eq(organisations.authorityId, memberships.authorityId),
  eq(organisations.id, memberships.organisationId),
);
const shown = {
  id: memberships.id,
  userId: memberships.userId,
  name: users.name,
  email: users.email,
  role: memberships.role,
  organisationId: memberships.organisationId,
  organisationKind: organisations.kind,
  organisation: organisations.name,
  startedAt: memberships.startedAt,
};

/** The live people of one organisation. */
export function listPeople(act: Act, organisationId: string) {
  return transaction(act, (tx) =>
    peopleIn(tx)
      .where(
        and(
          visibleTo(act.actor, memberships),
          eq(memberships.organisationId, organisationId),
          isNull(memberships.removedAt),
        ),
      )
      .orderBy(asc(users.name), asc(memberships.id)),
  );
}

/** A page of them. */
export function listPeoplePaged(
  act: Act,
  organisationId: string,
  { page, pageSize }: { page: number; pageSize: number },
) {
  const where = and(
    visibleTo(act.actor, memberships),
    eq(memberships.organisationId, organisationId),
    isNull(memberships.removedAt),
  );
  return transaction(act, async (tx) => ({
    rows: await peopleIn(tx)
      .where(where)
      .orderBy(asc(users.name), asc(memberships.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    total: await tx.$count(memberships, where),
  }));
}

export function findPerson(act: Act, membershipId: string) {
  return transaction(act, async (tx) => {
    const [row] = await peopleIn(tx).where(
      and(visibleTo(act.actor, memberships), eq(memberships.id, membershipId), isNull(memberships.removedAt)),
    );
    return row;
  });
}

function peopleIn(tx: Tx) {
  return tx
    .select(shown)
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(organisations, ofMembership);
}

/** Invitations of one organisation that nobody has answered yet, those past their date too. */
export function listInvitations(act: Act, organisationId: string) {
  return transaction(act, (tx) =>
    invitationsIn(tx)
      .where(
        and(
          visibleTo(act.actor, invitations),
          eq(invitations.organisationId, organisationId),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
        ),
      )
      .orderBy(desc(invitations.invitedAt)),
  );
}

export function findInvitation(act: Act, invitationId: string) {
  return transaction(act, async (tx) => {
    const [row] = await invitationsIn(tx).where(
      and(visibleTo(act.actor, invitations), eq(invitations.id, invitationId)),
    );
    return row;
  });
}

function invitationsIn(tx: Tx) {
  return tx
    .select({
      id: invitations.id,
      name: invitations.name,
      email: invitations.email,
      role: invitations.role,
      organisationId: invitations.organisationId,
      organisation: organisations.name,
      invitedAt: invitations.invitedAt,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .innerJoin(
      organisations,
      and(
        eq(organisations.authorityId, invitations.authorityId),
        eq(organisations.id, invitations.organisationId),
      ),
    );
}

/** Who stands in for approvers of one organisation from today on. */
export function listDeputies(act: Act, organisationId: string) {
  return transaction(act, async (tx) => {
    const rows = await tx
      .select()
      .from(deputies)
      .where(
        and(
          visibleTo(act.actor, deputies),
          eq(deputies.organisationId, organisationId),
          gte(deputies.endsOn, londonDay(act.now)),
        ),
      )
      .orderBy(asc(deputies.startsOn));
    const ids = rows.flatMap((row) => [row.approverMembershipId, row.deputyMembershipId]);
    const names = await namesOf(tx, ids);
    return rows.map(({ id, startsOn, endsOn, approverMembershipId, deputyMembershipId }) => ({
      id,
      startsOn,
      endsOn,
      approver: names.get(approverMembershipId) ?? "",
      deputy: names.get(deputyMembershipId) ?? "",
    }));
  });
}

async function namesOf(tx: Tx, membershipIds: readonly string[]): Promise<Map<string, string>> {
  if (membershipIds.length === 0) return new Map();
  const rows = await tx
    .select({ id: memberships.id, name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(inArray(memberships.id, [...membershipIds]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The organisations nobody of which can invite: the authority's lead brings their first person in. */
export function listWithoutInviter(act: Act) {
  if (act.actor.kind !== "system" && !isIn(act.actor, "authority_lead")) return Promise.resolve([]);
  return transaction(act, async (tx) => {
    const people = await tx
      .select({ organisationId: memberships.organisationId, role: memberships.role })
      .from(memberships)
      .where(and(visibleTo(act.actor, memberships), isNull(memberships.removedAt)));
    const all = await tx
      .select({ id: organisations.id, kind: organisations.kind, name: organisations.name })
      .from(organisations)
      .where(eq(organisations.authorityId, act.actor.authorityId))
      .orderBy(asc(organisations.name));
    return all.filter(
      ({ id, kind }) =>
        !people.some((person) => person.organisationId === id && person.role === inviterRoles[kind]),
    );
  });
}
