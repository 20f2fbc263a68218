/** A small world in few words: an authority with its terms, organisations and people. Other files add to it. */
import type { Act, Person, PersonAct, System } from "#app/core/actor.ts";
import { addDays, type CalendarDate, calendarDate } from "#app/core/calendar.ts";
import type { OrganisationKind, Phase } from "#app/core/words/organisations.ts";
import type { Role } from "#app/core/words/people.ts";
import { authorities, organisations, partnershipMembers, schools } from "#db/schema/organisations.ts";
import { memberships, users } from "#db/schema/people.ts";
import { closures, terms } from "#db/schema/terms.ts";
import { owner } from "#tests/support/database.ts";

/** The day every test takes for today, unless it says otherwise: a Wednesday in the autumn term. */
export const today: CalendarDate = calendarDate("2026-10-07");
export const now = new Date("2026-10-07T09:00:00Z");

export type World = { authorityId: string; system: System };

let serial = 0;
const next = () => ++serial;

export async function anAuthority(name = `Testshire ${next()}`): Promise<World> {
  const [authority] = await owner().insert(authorities).values({ name }).returning({ id: authorities.id });
  if (!authority) throw new Error("no authority was made");
  const world: World = { authorityId: authority.id, system: { kind: "system", authorityId: authority.id } };
  await owner()
    .insert(organisations)
    .values({ authorityId: authority.id, id: authority.id, kind: "authority", name });
  await owner()
    .insert(terms)
    .values(
      [
        ["Autumn 2025", "2025-09-01", "2025-12-19"],
        ["Spring 2026", "2026-01-05", "2026-03-27"],
        ["Summer 2026", "2026-04-13", "2026-07-21"],
        ["Autumn 2026", "2026-09-01", "2026-12-18"],
        ["Spring 2027", "2027-01-04", "2027-03-25"],
        ["Summer 2027", "2027-04-12", "2027-07-22"],
      ].map(([termName = "", startsOn = "", endsOn = ""]) => ({
        authorityId: world.authorityId,
        name: termName,
        startsOn: calendarDate(startsOn),
        endsOn: calendarDate(endsOn),
      })),
    );
  await owner()
    .insert(closures)
    .values({
      authorityId: world.authorityId,
      startsOn: calendarDate("2026-10-26"),
      endsOn: calendarDate("2026-10-30"),
      reason: "Half term",
    });
  return world;
}

export async function anOrganisation(
  world: World,
  kind: OrganisationKind,
  name = `${kind} ${next()}`,
): Promise<string> {
  const [row] = await owner()
    .insert(organisations)
    .values({
      authorityId: world.authorityId,
      kind,
      name,
      postcode: "S65 1AA",
      latitude: 53.43,
      longitude: -1.34,
    })
    .returning({ id: organisations.id });
  if (!row) throw new Error("no organisation was made");
  return row.id;
}

export async function aSchool(
  world: World,
  { name, phase = "secondary" }: { name?: string; phase?: Phase } = {},
): Promise<string> {
  const organisationId = await anOrganisation(world, "school", name);
  await owner().insert(schools).values({
    authorityId: world.authorityId,
    organisationId,
    phase,
    pupilsOnRoll: 1000,
    deprivationCount: 300,
  });
  return organisationId;
}

export async function aPartnership(world: World, schoolIds: readonly string[]): Promise<string> {
  const partnershipId = await anOrganisation(world, "partnership");
  for (const schoolId of schoolIds) {
    await owner()
      .insert(partnershipMembers)
      .values({
        authorityId: world.authorityId,
        partnershipId,
        schoolId,
        startsOn: calendarDate("2025-09-01"),
      });
  }
  return partnershipId;
}

const kindOfRole: Record<Role, OrganisationKind> = {
  development_officer: "authority",
  commissioning_officer: "authority",
  finance_officer: "authority",
  authority_lead: "authority",
  school_lead: "school",
  school_approver: "school",
  partnership_coordinator: "partnership",
  provider_manager: "provider",
  provider_staff: "provider",
  provider_safeguarding_lead: "provider",
};

/** The authority is its own organisation, under the same id; any other kind is made anew. */
async function aPlaceFor(world: World, kind: OrganisationKind): Promise<string> {
  if (kind === "authority") return world.authorityId;
  return kind === "school" ? aSchool(world) : anOrganisation(world, kind);
}

/** A person in a role of an organisation (a new one of the right kind unless named), and their act at this moment. */
export async function aPerson(
  world: World,
  role: Role,
  {
    organisationId,
    schoolIds,
    at = now,
  }: { organisationId?: string; schoolIds?: readonly string[]; at?: Date } = {},
): Promise<PersonAct> {
  const kind = kindOfRole[role];
  const organisation = organisationId ?? (await aPlaceFor(world, kind));
  const name = `Person ${next()}`;
  const [user] = await owner()
    .insert(users)
    .values({ name, email: `person-${next()}@example.org` })
    .returning({ id: users.id });
  if (!user) throw new Error("no user was made");
  const [membership] = await owner()
    .insert(memberships)
    .values({ authorityId: world.authorityId, userId: user.id, organisationId: organisation, role })
    .returning({ id: memberships.id });
  const actor: Person = {
    kind: "person",
    authorityId: world.authorityId,
    userId: user.id,
    membershipId: membership?.id ?? "",
    name,
    role,
    organisationId: organisation,
    organisationKind: kind,
    organisationName: `${kind} of ${name}`,
    schoolIds: schoolIds ?? (kind === "school" ? [organisation] : []),
    deputy: false,
  };
  return { actor, now: at };
}

export const systemAct = (world: World, at: Date = now): Act => ({ actor: world.system, now: at });

export const visitorAct = (world: World, at: Date = now): Act => ({
  actor: { kind: "public", authorityId: world.authorityId },
  now: at,
});

/** The same person some days later. */
export function later<A extends Act>(act: A, days: number): A {
  return { ...act, now: new Date(act.now.getTime() + days * 86_400_000) };
}

export const inDays = (days: number): CalendarDate => addDays(today, days);
