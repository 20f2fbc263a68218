/** Providers with facts at random, written past the commands: what their standing adds up to is then asked twice. */
import { randomUUID } from "node:crypto";
import { addDays, type CalendarDate } from "#app/core/calendar.ts";
import { evidenceScopes, posts, practices, providerKinds, siteKinds } from "#app/core/words/providers.ts";
import { decisionKinds, evidenceVerdicts } from "#app/core/words/quality.ts";
import {
  evidence,
  evidenceKinds,
  providerPeople,
  providers,
  registrations,
  sites,
} from "#db/schema/providers.ts";
import {
  assessments,
  conditions,
  decisions,
  evidenceChecks,
  frameworks,
  suspensions,
  withdrawals,
} from "#db/schema/quality.ts";
import { owner } from "#tests/support/database.ts";
import { anOrganisation, today, type World } from "#tests/support/world.ts";

export type Dice = ReturnType<typeof diceOf>;

/** The same throws for the same seed, so that a failure can be looked at again. */
export function diceOf(seed: number) {
  let state = seed;
  const roll = (sides: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
  const between = (least: number, most: number) => least + roll(most - least + 1);
  return {
    roll,
    between,
    chance: (percent: number) => roll(100) < percent,
    one: <T>(values: readonly [T, ...T[]]): T => values[roll(values.length)] ?? values[0],
    some: <T>(values: readonly T[], percent: number): T[] => values.filter(() => roll(100) < percent),
    /** Close to today, so that first and last days are met. */
    day: (from = -4, to = 4): CalendarDate => addDays(today, between(from, to)),
  };
}

const momentOf = (day: CalendarDate, hour: number) =>
  new Date(`${day}T${String(hour).padStart(2, "0")}:30:00Z`);

/** Kinds of evidence of every scope, for some kinds of provider, critical or not, from days about today. */
export async function randomKinds(world: World, dice: Dice): Promise<void> {
  const values = Array.from({ length: 7 }, (_, index) => ({
    authorityId: world.authorityId,
    key: `kind_${index}`,
    name: `Kind ${index}`,
    scope: dice.one(evidenceScopes),
    providerKinds: dice.some(providerKinds, 60),
    siteKinds: dice.some(siteKinds, 40),
    posts: dice.some(posts, 40),
    critical: dice.chance(70),
    practice: dice.chance(25) ? dice.one(practices) : null,
    appliesFrom: dice.chance(70) ? addDays(today, -900) : dice.day(),
  }));
  await owner().insert(evidenceKinds).values(values);
}

/** One provider with sites, people, evidence, checks, decisions and what follows them. */
export async function randomProvider(world: World, dice: Dice): Promise<string> {
  const { authorityId } = world;
  const providerId = await anOrganisation(world, "provider");
  await owner()
    .insert(providers)
    .values({
      authorityId,
      organisationId: providerId,
      kind: dice.one(providerKinds),
      practices: dice.some(practices, 50),
    });
  const places = Array.from({ length: dice.roll(3) }, () => ({
    authorityId,
    id: randomUUID(),
    providerId,
    kind: dice.one(siteKinds),
    name: "Site",
    address: "1 Made-up Street",
    postcode: "S65 1AA",
    openedOn: dice.chance(60) ? addDays(today, -900) : dice.day(),
    closedOn: dice.chance(30) ? dice.day() : null,
  }));
  if (places.length) await owner().insert(sites).values(places);
  const people = Array.from({ length: dice.roll(3) }, () => ({
    authorityId,
    id: randomUUID(),
    providerId,
    post: dice.one(posts),
    name: "Somebody",
    startedOn: dice.chance(60) ? addDays(today, -900) : dice.day(),
    leftOn: dice.chance(30) ? dice.day() : null,
  }));
  if (people.length) await owner().insert(providerPeople).values(people);
  await randomEvidence(world, dice, {
    providerId,
    siteIds: places.map(({ id }) => id),
    personIds: people.map(({ id }) => id),
  });
  await randomDecisions(world, dice, providerId);
  return providerId;
}

type Subjects = { providerId: string; siteIds: readonly string[]; personIds: readonly string[] };

async function randomEvidence({ authorityId }: World, dice: Dice, whom: Subjects): Promise<void> {
  const kinds = await owner().select().from(evidenceKinds);
  const { providerId } = whom;
  const subjects = {
    organisation: [{}],
    site: whom.siteIds.map((siteId) => ({ siteId })),
    person: whom.personIds.map((personId) => ({ personId })),
  };
  for (const kind of kinds.filter((row) => row.authorityId === authorityId)) {
    for (const subject of subjects[kind.scope]) {
      for (let left = dice.chance(88) ? dice.between(1, 2) : 0; left > 0; left -= 1) {
        const id = randomUUID();
        const addedAt = momentOf(dice.day(-30, -8), 9);
        await owner()
          .insert(evidence)
          .values({
            authorityId,
            id,
            providerId,
            kindKey: kind.key,
            ...subject,
            note: "Said",
            expiresOn: dice.chance(70) ? addDays(today, 90) : dice.day(),
            addedAt,
          });
        await randomChecks(authorityId, dice, id);
      }
    }
  }
}

async function randomChecks(authorityId: string, dice: Dice, evidenceId: string): Promise<void> {
  const number = dice.chance(85) ? 1 : dice.roll(4);
  for (let left = number; left > 0; left -= 1) {
    const verdict = dice.chance(number === 1 ? 95 : 60) ? "accepted" : dice.one(evidenceVerdicts);
    // Late in the evening it is the next day in London for half of the year.
    const checkedAt = momentOf(dice.chance(80) ? dice.day(-7, -5) : dice.day(), dice.one([9, 12, 23]));
    const checkedBy = randomUUID();
    await owner()
      .insert(evidenceChecks)
      .values({ authorityId, evidenceId, verdict, message: "Seen", checkedBy, checkedAt });
  }
}

async function randomDecisions(world: World, dice: Dice, providerId: string): Promise<void> {
  const { authorityId } = world;
  const framework = await aFramework(world);
  for (let left = dice.chance(92) ? dice.between(1, 2) : 0; left > 0; left -= 1) {
    const [registrationId, assessmentId, id] = [randomUUID(), randomUUID(), randomUUID()];
    const [proposedBy, confirmedBy] = [randomUUID(), randomUUID()];
    const at = momentOf(dice.day(-30, -8), 9);
    await owner().insert(registrations).values({
      authorityId,
      id: registrationId,
      providerId,
      status: "submitted",
      startedAt: at,
      submittedAt: at,
    });
    await owner().insert(assessments).values({
      authorityId,
      id: assessmentId,
      registrationId,
      providerId,
      frameworkId: framework,
      openedBy: proposedBy,
      openedAt: at,
    });
    const isConfirmed = dice.chance(90);
    const decidedOn = dice.chance(60) ? addDays(today, -100) : addDays(dice.day(), dice.one([0, -365]));
    await owner()
      .insert(decisions)
      .values({
        authorityId,
        id,
        providerId,
        assessmentId,
        kind: dice.chance(85) ? dice.one(["approve", "approve_with_conditions"]) : dice.one(decisionKinds),
        status: isConfirmed ? "confirmed" : "proposed",
        reason: "Seen",
        proposedBy,
        proposedAt: at,
        expiresOn: dice.chance(60) ? null : dice.day(0, 200),
        ...(isConfirmed ? { confirmedBy, confirmedAt: momentOf(decidedOn, 9 + left), decidedOn } : {}),
      });
    for (let many = dice.chance(30) ? 2 : 0; many > 0; many -= 1)
      await owner()
        .insert(conditions)
        .values({
          authorityId,
          decisionId: id,
          providerId,
          text: "Mend it",
          critical: dice.chance(60),
          dueOn: dice.day(),
          closedOn: dice.chance(60) ? dice.day() : null,
        });
  }
  await randomEndings(world, dice, providerId);
}

async function randomEndings({ authorityId }: World, dice: Dice, providerId: string): Promise<void> {
  const whose = { authorityId, providerId, reason: "Told" };
  for (let left = dice.chance(20) ? 2 : 0; left > 0; left -= 1) {
    const startsOn = dice.day();
    await owner()
      .insert(suspensions)
      .values({
        ...whose,
        startsOn,
        suspendedBy: randomUUID(),
        suspendedAt: momentOf(startsOn, 9),
        liftedOn: left === 1 && dice.chance(60) ? null : addDays(startsOn, dice.roll(4)),
      });
  }
  if (dice.chance(25)) {
    const withdrawnOn = addDays(dice.day(), dice.one([0, 0, -100]));
    await owner()
      .insert(withdrawals)
      .values({
        ...whose,
        withdrawnOn,
        withdrawnAt: momentOf(withdrawnOn, dice.between(8, 13)),
        withdrawnBy: randomUUID(),
      });
  }
}

async function aFramework({ authorityId }: World): Promise<string> {
  const known = await owner().select().from(frameworks);
  const own = known.find((row) => row.authorityId === authorityId);
  if (own) return own.id;
  const id = randomUUID();
  await owner()
    .insert(frameworks)
    .values({ authorityId, id, key: "some", version: 1, name: "Some", providerKinds: [] });
  return id;
}
