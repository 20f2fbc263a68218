/** Who is in the story: the authority, its schools and partnerships, and a person for every role in each. */
import type { Act, Person, PersonAct } from "#app/core/actor.ts";
import { type CalendarDate, calendarDate, londonMoment } from "#app/core/calendar.ts";
import type { Role } from "#app/core/words/people.ts";
import { addAuthority } from "#app/domain/organisations/add-authority.server.ts";
import { addPartnership } from "#app/domain/organisations/add-partnership.server.ts";
import { addSchool } from "#app/domain/organisations/add-school.server.ts";
import { joinPartnership } from "#app/domain/organisations/join-partnership.server.ts";
import { addPerson } from "#app/domain/people/add-person.server.ts";
import { personaEmail, personas } from "#app/platform/personas.ts";
import { personIn } from "#app/platform/session.server.ts";
import { unguarded } from "#app/platform/transaction.server.ts";
import { partnershipNames, schoolRows } from "#app/start/story/schools.ts";
import type { StoryYears } from "#app/start/story/years.ts";

export const authorityName = "Rotherham (demonstration)";

/** Everyone the story can call on; acts are made for a day and a time of it. */
export type Cast = {
  authorityId: string;
  years: StoryYears;
  organisations: Map<string, string>;
  people: Map<string, Person>;
};

export function systemOn(cast: Cast, day: CalendarDate, time = "08:00"): Act {
  return { actor: { kind: "system", authorityId: cast.authorityId }, now: londonMoment(day, time) };
}

/** The act of the one in this role of this organisation ("Wath Academy"), on a day. */
export function actOf(
  cast: Cast,
  { role, at, day, time = "10:00" }: { role: Role; at: string; day: CalendarDate; time?: string },
): PersonAct {
  const actor = cast.people.get(`${role} of ${at}`);
  if (!actor) throw new Error(`The story has no ${role} of ${at}`);
  return { actor, now: londonMoment(day, time) };
}

export function organisationOf(cast: Cast, name: string): string {
  const id = cast.organisations.get(name);
  if (!id) throw new Error(`The story has no ${name}`);
  return id;
}

/** The authority, its schools in their partnerships since the first September, and their people. */
export async function gatherCast(years: StoryYears): Promise<Cast> {
  const firstDay = calendarDate(`${years.first}-06-01`);
  const { authorityId } = await addAuthority({
    name: authorityName,
    demonstration: "story",
    now: londonMoment(firstDay, "09:00"),
  });
  const cast: Cast = {
    authorityId,
    years,
    organisations: new Map([[authorityName, authorityId]]),
    people: new Map(),
  };
  const act = systemOn(cast, firstDay);
  for (const name of partnershipNames) {
    const { id } = await addPartnership(act, { name: `${name} partnership` });
    cast.organisations.set(`${name} partnership`, id);
  }
  for (const { urn, name, phase, roll, deprivation, postcode, partnership } of schoolRows) {
    const contact = {
      contactName: "Inclusion office",
      contactPhone: "01709 000000",
      contactEmail: `inclusion-${urn}@demonstration.example`,
    };
    const { id } = await addSchool(act, {
      urn,
      name,
      phase,
      pupilsOnRoll: roll,
      deprivationCount: deprivation,
      postcode,
      ...contact,
    });
    cast.organisations.set(name, id);
    if (!partnership) continue;
    const partnershipId = organisationOf(cast, `${partnership} partnership`);
    await joinPartnership(act, {
      partnershipId,
      schoolId: id,
      startsOn: calendarDate(`${years.first}-09-01`),
    });
  }
  await addPersonas(cast, firstDay);
  await fillRoles(cast, firstDay);
  return cast;
}

/** The named people whose organisation is already there; a provider's come when it registers. */
export async function addPersonas(cast: Cast, day: CalendarDate): Promise<void> {
  for (const { key, name, role, organisation } of personas) {
    if (!cast.organisations.has(organisation) || cast.people.has(`persona ${key}`)) continue;
    const person = await addTo(cast, { name, email: personaEmail(key), role, at: organisation, day });
    cast.people.set(`persona ${key}`, person);
  }
}

const leads = [
  "Ellis",
  "Frankie",
  "Jude",
  "Kit",
  "Lee",
  "Morgan",
  "Noor",
  "Quinn",
  "Reese",
  "Sasha",
  "Toni",
  "Val",
  "Wren",
  "Zeph",
  "Billie",
  "Casey",
  "Drew",
  "Eden",
];

/** Every school has a lead and an approver, every partnership a coordinator, persona or not. */
async function fillRoles(cast: Cast, day: CalendarDate): Promise<void> {
  for (const [index, { name, urn }] of schoolRows.entries()) {
    const given = leads[index] ?? "Sam";
    await ensureRole(cast, {
      name: `${given} Invented`,
      email: `lead-${urn}@demonstration.example`,
      role: "school_lead",
      at: name,
      day,
    });
    await ensureRole(cast, {
      name: `${given} Imaginary`,
      email: `approver-${urn}@demonstration.example`,
      role: "school_approver",
      at: name,
      day,
    });
  }
  for (const [index, name] of partnershipNames.entries()) {
    const email = `coordinator-${index}@demonstration.example`;
    await ensureRole(cast, {
      name: `${leads[index]} Fictional`,
      email,
      role: "partnership_coordinator",
      at: `${name} partnership`,
      day,
    });
  }
}

type Newcomer = { name: string; email: string; role: Role; at: string; day: CalendarDate };

/** Adds the person unless the organisation has somebody in that role already. */
export async function ensureRole(cast: Cast, newcomer: Newcomer): Promise<void> {
  if (!cast.people.has(`${newcomer.role} of ${newcomer.at}`)) await addTo(cast, newcomer);
}

async function addTo(cast: Cast, { name, email, role, at, day }: Newcomer): Promise<Person> {
  const organisationId = organisationOf(cast, at);
  const { userId, membershipId } = await addPerson(systemOn(cast, day), {
    name,
    email,
    role,
    organisationId,
  });
  const person = await unguarded((tx) => personIn(tx, userId, membershipId));
  if (!person) throw new Error(`${name} was not added`);
  const key = `${role} of ${at}`;
  if (!cast.people.has(key)) cast.people.set(key, person);
  return person;
}
