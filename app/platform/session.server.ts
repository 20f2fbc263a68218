/** Who is asking: resolved once per request and passed on as a value. */
import { type AppLoadContext, redirect } from "@remix-run/node";
import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import type { Act, Person, PersonAct } from "#app/core/actor.ts";
import { type CalendarDate, londonDay } from "#app/core/calendar.ts";
import { connection } from "#app/platform/database.server.ts";
import { luciaFor } from "#app/platform/lucia.server.ts";
import { hashed } from "#app/platform/secrets.server.ts";
import { type Tx, unguarded } from "#app/platform/transaction.server.ts";
import { organisations, partnershipMembers } from "#db/schema/organisations.ts";
import { deputies, memberships, sessions, users } from "#db/schema/people.ts";

/** The signed-in person's act, now; anyone else is sent to sign in and comes back to this page. */
export async function requireAct(request: Request): Promise<PersonAct> {
  const person = await personOf(request);
  if (person) return { actor: person, now: new Date() };
  const { pathname, search } = new URL(request.url);
  throw redirect(`/sign-in?to=${encodeURIComponent(pathname + search)}`);
}

const known = new WeakMap<object, Promise<Act>>();

/**
 * The act of whoever is there: a signed-in person or a visitor of the authority the host names. The loaders of one
 * page that hand over the context they were handed are told of one and the same act.
 */
export function actOf(request: Request, context?: AppLoadContext): Promise<Act> {
  // An action may change who one is.
  if (context === undefined || request.method !== "GET") return freshActOf(request);
  const act = known.get(context) ?? freshActOf(request);
  known.set(context, act);
  return act;
}

async function freshActOf(request: Request): Promise<Act> {
  const person = await personOf(request);
  return person ? { actor: person, now: new Date() } : visitorOf(request);
}

/**
 * A visitor's act, whoever is signed in: for what everybody is answered alike, so that an answer may be kept on its
 * way and handed to somebody else.
 */
export async function visitorOf(request: Request): Promise<Act> {
  const authority = await authorityOfHost(request);
  if (!authority) throw new Response("No authority uses this address", { status: 404 });
  const { id: authorityId, name: authorityName } = authority;
  return { actor: { kind: "public", authorityId, authorityName }, now: new Date() };
}

/** The signed-in person, or nothing. A session that has been used is carried on. */
export async function personOf(request: Request): Promise<Person | undefined> {
  const lucia = luciaFor(request);
  const secret = lucia.readSessionCookie(request.headers.get("Cookie") ?? "");
  if (!secret) return undefined;
  const { session } = await lucia.validateSession(secret);
  if (!session) return undefined;
  return unguarded((tx) => personIn(tx, session.userId, session.membershipId));
}

/** The person in one of their live roles on a day: the one chosen, or their first. */
export async function personIn(
  tx: Tx,
  userId: string,
  membershipId: string | null,
  today: CalendarDate = londonDay(new Date()),
): Promise<Person | undefined> {
  const live = await tx
    .select({ membership: memberships, organisation: organisations, name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(
      organisations,
      and(
        eq(organisations.authorityId, memberships.authorityId),
        eq(organisations.id, memberships.organisationId),
      ),
    )
    .where(and(eq(memberships.userId, userId), isNull(memberships.removedAt)))
    .orderBy(asc(memberships.id));
  const row = live.find(({ membership }) => membership.id === membershipId) ?? live[0];
  if (!row) return undefined;
  const { membership, organisation, name } = row;
  return {
    kind: "person",
    authorityId: membership.authorityId,
    userId,
    membershipId: membership.id,
    name,
    role: membership.role,
    organisationId: organisation.id,
    organisationKind: organisation.kind,
    organisationName: organisation.name,
    schoolIds: await schoolsOf(tx, organisation, today),
    deputy: organisation.kind === "school" && (await isDeputy(tx, membership.id, today)),
  };
}

async function schoolsOf(
  tx: Tx,
  organisation: typeof organisations.$inferSelect,
  today: string,
): Promise<string[]> {
  if (organisation.kind === "school") return [organisation.id];
  if (organisation.kind !== "partnership") return [];
  const members = await tx
    .select({ schoolId: partnershipMembers.schoolId })
    .from(partnershipMembers)
    .where(
      and(
        eq(partnershipMembers.authorityId, organisation.authorityId),
        eq(partnershipMembers.partnershipId, organisation.id),
        sql`${partnershipMembers.startsOn} <= ${today}`,
        or(isNull(partnershipMembers.endsOn), sql`${partnershipMembers.endsOn} >= ${today}`),
      ),
    );
  return members.map(({ schoolId }) => schoolId);
}

async function isDeputy(tx: Tx, membershipId: string, today: string): Promise<boolean> {
  const rows = await tx
    .select({ id: deputies.id })
    .from(deputies)
    .innerJoin(
      memberships,
      and(
        eq(memberships.authorityId, deputies.authorityId),
        eq(memberships.id, deputies.approverMembershipId),
      ),
    )
    .where(
      and(
        eq(deputies.deputyMembershipId, membershipId),
        // Nobody stands in for an approver who is one no longer.
        isNull(memberships.removedAt),
        sql`${today} between ${deputies.startsOn} and ${deputies.endsOn}`,
      ),
    )
    .limit(1);
  return rows.length > 0;
}

type Hosted = { id: string; name: string };

/** The authority that uses the host, or the only one there is. Asked for with every page that visitors see. */
async function authorityOfHost(request: Request): Promise<Hosted | undefined> {
  const { host } = new URL(request.url);
  const [row] = await connection().sql<Hosted[]>`
    select id, name from authorities where host = ${host} or (select count(*) from authorities) = 1
    order by host = ${host} desc nulls last limit 1`;
  return row;
}

/** Opens a session in place of whatever was open here, and sends the person on with the cookie that carries it. */
export async function openSession(request: Request, userId: string, to: string): Promise<Response> {
  const lucia = luciaFor(request);
  const before = lucia.readSessionCookie(request.headers.get("Cookie") ?? "");
  if (before) await lucia.invalidateSession(before);
  const session = await lucia.createSession(userId, { membershipId: null });
  return redirect(to, { headers: { "Set-Cookie": lucia.createSessionCookie(session.id).serialize() } });
}

export async function closeSession(request: Request): Promise<Response> {
  const lucia = luciaFor(request);
  const secret = lucia.readSessionCookie(request.headers.get("Cookie") ?? "");
  if (secret) await lucia.invalidateSession(secret);
  return redirect("/", { headers: { "Set-Cookie": lucia.createBlankSessionCookie().serialize() } });
}

/** Carries the session on in another of the person's roles; their own memberships only. */
export async function chooseMembership(request: Request, membershipId: string): Promise<boolean> {
  const lucia = luciaFor(request);
  const secret = lucia.readSessionCookie(request.headers.get("Cookie") ?? "");
  const { session } = secret ? await lucia.validateSession(secret) : { session: null };
  if (!secret || !session) return false;
  return unguarded(async (tx) => {
    const [own] = await tx
      .select({ id: memberships.id })
      .from(memberships)
      .where(
        and(
          eq(memberships.id, membershipId),
          eq(memberships.userId, session.userId),
          isNull(memberships.removedAt),
        ),
      );
    if (!own) return false;
    await tx
      .update(sessions)
      .set({ membershipId })
      .where(eq(sessions.id, hashed(secret)));
    return true;
  });
}
