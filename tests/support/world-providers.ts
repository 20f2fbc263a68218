import { randomUUID } from "node:crypto";
import { and, desc, eq } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { addYears, type CalendarDate, londonDay } from "#app/core/calendar.ts";
import type { ProviderKind } from "#app/core/words/providers.ts";
import type { DecisionKind } from "#app/core/words/quality.ts";
import { acknowledgeVersion } from "#app/domain/providers/acknowledge-version.server.ts";
import { addEvidence } from "#app/domain/providers/add-evidence.server.ts";
import { appliesTo, subjectsOf } from "#app/domain/providers/evidence.ts";
import { evidenceRegister } from "#app/domain/providers/evidence-register.ts";
import { findProvider, findRegistration } from "#app/domain/providers/queries.server.ts";
import { registerProvider } from "#app/domain/providers/register-provider.server.ts";
import { saveDeclarations } from "#app/domain/providers/save-declarations.server.ts";
import { saveOrganisation } from "#app/domain/providers/save-organisation.server.ts";
import { saveProviderPerson } from "#app/domain/providers/save-provider-person.server.ts";
import { saveSite } from "#app/domain/providers/save-site.server.ts";
import { setEvidenceKinds } from "#app/domain/providers/set-evidence-kinds.server.ts";
import { submitRegistration } from "#app/domain/providers/submit-registration.server.ts";
import { checkEvidence } from "#app/domain/quality/check-evidence.server.ts";
import { confirmDecision } from "#app/domain/quality/confirm-decision.server.ts";
import { listEvidence } from "#app/domain/quality/evidence-queries.server.ts";
import { nonSchoolFramework } from "#app/domain/quality/frameworks/non-school-2025.ts";
import { registeredFramework } from "#app/domain/quality/frameworks/registered-2025.ts";
import { judgeStandards } from "#app/domain/quality/judge-standards.server.ts";
import { openAssessment } from "#app/domain/quality/open-assessment.server.ts";
import { proposeDecision } from "#app/domain/quality/propose-decision.server.ts";
import { publishFramework } from "#app/domain/quality/publish-framework.server.ts";
import { findAssessment } from "#app/domain/quality/queries.server.ts";
import { providerVersions } from "#db/schema/providers.ts";
import { evidenceChecks } from "#db/schema/quality.ts";
import { owner } from "#tests/support/database.ts";
import { aPerson, now, systemAct, visitorAct, type World } from "#tests/support/world.ts";

/** The first bytes of a PDF and a page of nothing: enough to be taken for one. */
export function aPdf(name = "paper.pdf"): File {
  return new File(["%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"], name, {
    type: "application/pdf",
  });
}

/** A one-pixel picture. */
export function aPng(name = "picture.png"): File {
  const base64 =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
  return new File([Buffer.from(base64, "base64")], name, { type: "image/png" });
}

const critical = new Set([
  "public_liability",
  "safeguarding_policy",
  "single_central_register",
  "health_and_safety_policy",
  "site_risk_assessment",
  "fire_risk_assessment",
  "ico_registration",
  "safeguarding_lead_training",
  "inspection_report",
]);

/** The shipped register with no more critical kinds than tests need; each holds for its months, so that a made provider's year is whole. */
export const testRegister = evidenceRegister
  .filter((kind) => !kind.critical || critical.has(kind.key))
  .map((kind) =>
    kind.expiryRule === "september" ? { ...kind, expiryRule: "months" as const, validMonths: 12 } : kind,
  );

export type Officers = { officer: PersonAct; second: PersonAct };

const officersOf = new WeakMap<World, Officers>();

/** The officers of the world, at the moment asked for; the evidence and frameworks of the authority with them. */
export async function officers(world: World, at: Date = now): Promise<Officers> {
  const known = officersOf.get(world);
  if (known) return { officer: { ...known.officer, now: at }, second: { ...known.second, now: at } };
  const organisationId = world.authorityId;
  const made = {
    officer: await aPerson(world, "development_officer", { organisationId, at }),
    second: await aPerson(world, "authority_lead", { organisationId, at }),
  };
  await setEvidenceKinds(systemAct(world, at), testRegister);
  await publishFramework(systemAct(world, at), nonSchoolFramework);
  await publishFramework(systemAct(world, at), registeredFramework);
  officersOf.set(world, made);
  return made;
}

type Wanted = {
  name?: string;
  kind?: ProviderKind;
  /** Approved by default; a decision by name; false leaves a registration that could be submitted. */
  approved?: boolean | DecisionKind;
  at?: Date;
};

export type MadeProvider = {
  providerId: string;
  registrationId: string;
  assessmentId: string | undefined;
  /** Acts as the provider's manager. */
  manager: PersonAct;
  siteId: string;
  /** The safeguarding lead on the page of people in charge. */
  personId: string;
};

/** A provider with a site, people in charge, declarations and every critical piece of evidence; approved unless told otherwise. */
export async function aProvider(
  world: World,
  { name = "Test provider", kind = "non_school", approved = true, at = now }: Wanted = {},
): Promise<MadeProvider> {
  const people = await officers(world, at);
  const provider = await aRegistration(world, { name, kind, at });
  await everyCriticalEvidence(provider);
  if (approved === false) return { ...provider, assessmentId: undefined };
  await submitRegistration(provider.manager, provider.registrationId);
  const { assessmentId } = await openAssessment(people.officer, provider.registrationId);
  await acceptEverything(people.officer, provider.providerId);
  await judgeEverything(people.officer, assessmentId);
  const decision = approved === true ? "approve" : approved;
  await proposeDecision(people.officer, assessmentId, {
    kind: decision,
    reason: "All standards are met",
    conditions:
      decision === "approve_with_conditions"
        ? [{ text: "Hold a fire drill", dueOn: addYears(londonDay(at), 1), critical: true }]
        : [],
  });
  await confirmDecision(people.second, assessmentId);
  return { ...provider, assessmentId };
}

/** A registration with everything but evidence. */
export async function aRegistration(
  world: World,
  { name = "Test provider", kind = "non_school", at = now }: Omit<Wanted, "approved"> = {},
) {
  const { providerId } = await registerProvider(visitorAct(world, at), {
    id: randomUUID(),
    organisationName: name,
    kind,
    name: "Marta Vale",
    email: `${randomUUID()}@example.org`,
  });
  const manager = await aPerson(world, "provider_manager", { organisationId: providerId, at });
  const [siteId, personId] = [randomUUID(), randomUUID()];
  const place = { address: "1 Made-up Street", postcode: "S65 1AA" };
  await saveOrganisation(manager, providerId, {
    ...place,
    organisationName: name,
    kind,
    legalForm: "company",
    companyNumber: "01234567",
    charityNumber: undefined,
    practices: [],
    ukprn: undefined,
    urn: undefined,
    icoRegistration: "ZA123456",
    about: "Motor vehicle work in small groups",
    phone: "01709 000000",
    email: "office@example.org",
  });
  const openedOn = "2020-09-01" as CalendarDate;
  const startedOn = openedOn;
  await saveSite(manager, providerId, {
    ...place,
    id: siteId,
    kind: "main",
    name: "Workshop",
    addressMasked: false,
    accessibility: "",
    accessFeatures: [],
    facilities: "",
    openedOn,
    closedOn: undefined,
  });
  const person = { phone: "", trainedOn: undefined, startedOn, leftOn: undefined };
  const lead = { name: "Safia Lead", email: "lead@example.org", post: "safeguarding_lead" as const };
  await saveProviderPerson(manager, providerId, { ...person, ...lead, id: personId });
  const boss = { name: "Max Manager", email: "boss@example.org", post: "manager" as const };
  await saveProviderPerson(manager, providerId, { ...person, ...boss, id: randomUUID() });
  const registration = await findRegistration(manager, providerId);
  if (!registration) throw new Error("no registration was made");

  await saveDeclarations(manager, registration.id, {
    safeguarding: "yes",
    safeguardingExplanation: "",
    health_and_safety: "yes",
    health_and_safetyExplanation: "",
    admissions: "yes",
    admissionsExplanation: "",
    education: "yes",
    educationExplanation: "",
  });
  return { providerId, registrationId: registration.id, manager, siteId, personId };
}

/** One accepted-looking item of every critical kind and subject, good for a year from the manager's moment. */
export async function everyCriticalEvidence({
  providerId,
  manager,
}: Pick<MadeProvider, "providerId" | "manager">): Promise<string[]> {
  const provider = await findProvider(manager, providerId);
  if (!provider) throw new Error("no provider was found");
  const today = londonDay(manager.now);
  const ids: string[] = [];
  for (const kind of testRegister) {
    if (!kind.critical || !appliesTo(kind, provider)) continue;
    for (const subject of subjectsOf(kind, provider)) {
      const id = randomUUID();
      await addEvidence(manager, providerId, {
        id,
        kindKey: kind.key,
        subjectId: subject.id,
        file: kind.confirmationOnly ? undefined : aPdf(),
        note: kind.confirmationOnly ? "Checked" : "",
        covered: kind.confirmationOnly ? 6 : undefined,
        issuedOn: today,
        expiresOn: addYears(today, 1),
      });
      ids.push(id);
    }
  }
  return ids;
}

/** Accepts the newest item of every line that has one. */
export async function acceptEverything(officer: PersonAct, providerId: string): Promise<void> {
  for (const { items } of await listEvidence(officer, providerId)) {
    const [newest] = items;
    if (newest?.verdict !== null) continue;
    await checkEvidence(officer, providerId, { evidenceId: newest.id, verdict: "accepted", message: "" });
  }
}

/** The latest check of an item of evidence, which whoever checks it again has seen. */
export async function lastCheckOf(evidenceId: string): Promise<string | undefined> {
  const checks = await owner()
    .select({ id: evidenceChecks.id })
    .from(evidenceChecks)
    .where(eq(evidenceChecks.evidenceId, evidenceId))
    .orderBy(desc(evidenceChecks.checkedAt), desc(evidenceChecks.id))
    .limit(1);
  return checks[0]?.id;
}

/** Judges every criterion met, but for those of standards named as not met. */
export async function judgeEverything(
  officer: PersonAct,
  assessmentId: string,
  { notMet = [] }: { notMet?: readonly string[] } = {},
): Promise<void> {
  const assessment = await findAssessment(officer, assessmentId);
  const criteria = (assessment?.standards ?? []).flatMap(({ criteria }) => criteria);
  await judgeStandards(
    officer,
    assessmentId,
    criteria.map(({ id, standardId }) => ({
      criterionId: id,
      judgement: notMet.includes(standardId) ? "not_met" : "met",
      comment: "",
    })),
  );
}

/** Acknowledges every change of a provider that waits. */
export async function acknowledgeWaiting(officer: PersonAct, providerId: string): Promise<void> {
  const waiting = await owner()
    .select({ id: providerVersions.id })
    .from(providerVersions)
    .where(and(eq(providerVersions.providerId, providerId), eq(providerVersions.status, "waiting")));
  for (const { id } of waiting) await acknowledgeVersion(officer, id);
}
