/** The facts of many providers' standing in a handful of queries, however many providers there are. */
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { type CalendarDate, londonDay } from "#app/core/calendar.ts";
import { appliesTo, subjectsOf } from "#app/domain/providers/evidence.ts";
import {
  type EvidenceRequirement,
  type Standing,
  type StandingFacts,
  standingOn,
} from "#app/domain/quality/standing.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { evidence, evidenceKinds, providerPeople, providers, sites } from "#db/schema/providers.ts";
import { conditions, decisions, evidenceChecks, suspensions, withdrawals } from "#db/schema/quality.ts";

/** What each of these providers' standing hangs on, by provider id. A provider that is not there has no entry. */
export async function standingFactsOf(
  tx: Tx,
  act: Act,
  providerIds: readonly string[],
): Promise<Map<string, StandingFacts>> {
  const ids = [...new Set(providerIds)];
  if (ids.length === 0) return new Map();
  const [profiles, decided, withdrawn, suspended, conditioned, required] = await Promise.all([
    profilesOf(tx, act, ids),
    decisionsOf(tx, act, ids),
    tx
      .select()
      .from(withdrawals)
      .where(ofProviders(withdrawals, act, ids)),
    tx
      .select()
      .from(suspensions)
      .where(ofProviders(suspensions, act, ids)),
    conditionsOf(tx, act, ids),
    requirementsOf(tx, act, ids),
  ]);
  const groups = {
    decisions: grouped(decided),
    withdrawals: grouped(withdrawn),
    suspensions: grouped(suspended),
    conditions: grouped(conditioned),
  };
  return new Map(
    profiles.map((profile) => {
      const id = profile.organisationId;
      return [
        id,
        {
          decisions: groups.decisions.get(id) ?? [],
          withdrawals: groups.withdrawals.get(id) ?? [],
          suspensions: groups.suspensions.get(id) ?? [],
          conditions: groups.conditions.get(id) ?? [],
          evidence: required(profile),
        },
      ];
    }),
  );
}

/** Each provider's standing on a day. */
export async function standingsOf(
  tx: Tx,
  act: Act,
  providerIds: readonly string[],
  day: CalendarDate,
): Promise<Map<string, Standing>> {
  const facts = await standingFactsOf(tx, act, providerIds);
  return new Map([...facts].map(([id, of]) => [id, standingOn(day, of)]));
}

/** One provider's standing on a day; a provider that is not there is not assured. */
export async function standingOf(tx: Tx, act: Act, providerId: string, day: CalendarDate): Promise<Standing> {
  const standings = await standingsOf(tx, act, [providerId], day);
  return standings.get(providerId) ?? standingOn(day, nothing);
}

const nothing: StandingFacts = {
  decisions: [],
  withdrawals: [],
  suspensions: [],
  conditions: [],
  evidence: [],
};

type OfProvider =
  | typeof decisions
  | typeof withdrawals
  | typeof suspensions
  | typeof conditions
  | typeof sites
  | typeof providerPeople
  | typeof evidence;

function ofProviders(table: OfProvider, act: Act, ids: readonly string[]) {
  return and(eq(table.authorityId, act.actor.authorityId), inArray(table.providerId, [...ids]));
}

function profilesOf(tx: Tx, act: Act, ids: readonly string[]) {
  return tx
    .select({
      organisationId: providers.organisationId,
      kind: providers.kind,
      practices: providers.practices,
    })
    .from(providers)
    .where(
      and(eq(providers.authorityId, act.actor.authorityId), inArray(providers.organisationId, [...ids])),
    );
}

async function decisionsOf(tx: Tx, act: Act, ids: readonly string[]) {
  const rows = await tx
    .select({
      providerId: decisions.providerId,
      kind: decisions.kind,
      decidedOn: decisions.decidedOn,
      decidedAt: decisions.confirmedAt,
      expiresOn: decisions.expiresOn,
    })
    .from(decisions)
    .where(and(ofProviders(decisions, act, ids), eq(decisions.status, "confirmed")))
    .orderBy(asc(decisions.decidedOn), asc(decisions.confirmedAt), asc(decisions.id));
  return rows.flatMap(({ decidedOn, ...row }) => (decidedOn ? [{ ...row, decidedOn }] : []));
}

/** Conditions count once the decision that made them is confirmed. */
function conditionsOf(tx: Tx, act: Act, ids: readonly string[]) {
  return tx
    .select({
      providerId: conditions.providerId,
      critical: conditions.critical,
      dueOn: conditions.dueOn,
      closedOn: conditions.closedOn,
    })
    .from(conditions)
    .innerJoin(
      decisions,
      and(eq(decisions.authorityId, conditions.authorityId), eq(decisions.id, conditions.decisionId)),
    )
    .where(and(ofProviders(conditions, act, ids), eq(decisions.status, "confirmed")));
}

type Profile = Awaited<ReturnType<typeof profilesOf>>[number];

async function requirementsOf(tx: Tx, act: Act, ids: readonly string[]) {
  const [kinds, places, people, items] = await Promise.all([
    tx
      .select()
      .from(evidenceKinds)
      .where(and(eq(evidenceKinds.authorityId, act.actor.authorityId), eq(evidenceKinds.critical, true)))
      .orderBy(asc(evidenceKinds.position), asc(evidenceKinds.key)),
    tx
      .select()
      .from(sites)
      .where(ofProviders(sites, act, ids)),
    tx
      .select()
      .from(providerPeople)
      .where(ofProviders(providerPeople, act, ids)),
    acceptedEvidenceOf(tx, act, ids),
  ]);
  const sitesOf = grouped(places);
  const peopleOf = grouped(people);
  const itemsOf = grouped(items);
  return (profile: Profile): EvidenceRequirement[] =>
    kinds
      .filter((kind) => appliesTo(kind, profile))
      .map((kind) => ({
        ...kind,
        subjects: subjectsOf(kind, {
          organisationId: profile.organisationId,
          sites: sitesOf.get(profile.organisationId) ?? [],
          people: peopleOf.get(profile.organisationId) ?? [],
        }),
        accepted: (itemsOf.get(profile.organisationId) ?? [])
          .filter(({ kindKey }) => kindKey === kind.key)
          .map((item) => ({
            subjectId: item.siteId ?? item.personId ?? item.providerId,
            from: londonDay(item.checkedAt),
            expiresOn: item.expiresOn,
          })),
      }));
}

/**
 * Items of critical kinds whose latest check accepts them. They count from the first acceptance since they
 * were last queried, so that being looked at again moves nothing.
 */
async function acceptedEvidenceOf(tx: Tx, act: Act, ids: readonly string[]) {
  const checks = await tx
    .select({
      id: evidence.id,
      providerId: evidence.providerId,
      kindKey: evidence.kindKey,
      siteId: evidence.siteId,
      personId: evidence.personId,
      expiresOn: evidence.expiresOn,
      verdict: evidenceChecks.verdict,
      checkedAt: evidenceChecks.checkedAt,
    })
    .from(evidence)
    .innerJoin(
      evidenceChecks,
      and(eq(evidenceChecks.authorityId, evidence.authorityId), eq(evidenceChecks.evidenceId, evidence.id)),
    )
    .innerJoin(
      evidenceKinds,
      and(eq(evidenceKinds.authorityId, evidence.authorityId), eq(evidenceKinds.key, evidence.kindKey)),
    )
    .where(and(ofProviders(evidence, act, ids), eq(evidenceKinds.critical, true)))
    .orderBy(asc(evidenceChecks.checkedAt), asc(evidenceChecks.id));
  const accepted = new Map<string, (typeof checks)[number]>();
  for (const check of checks) {
    if (check.verdict === "queried") accepted.delete(check.id);
    else if (!accepted.has(check.id)) accepted.set(check.id, check);
  }
  return [...accepted.values()];
}

function grouped<Row extends { providerId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.providerId);
    if (group) group.push(row);
    else groups.set(row.providerId, [row]);
  }
  return groups;
}
