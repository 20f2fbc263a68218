/** How each provider came to its standing: registered, visited, judged, decided; and again before a year was out. */
import { randomUUID } from "node:crypto";
import { addDays, type CalendarDate, calendarDate, londonMoment } from "#app/core/calendar.ts";
import type { Practice } from "#app/core/words/providers.ts";
import { addEvidence } from "#app/domain/providers/add-evidence.server.ts";
import { declarationSections } from "#app/domain/providers/declarations.ts";
import { appliesTo, type EvidenceSubject, subjectsOf } from "#app/domain/providers/evidence.ts";
import { evidenceRegister } from "#app/domain/providers/evidence-register.ts";
import type { DeclarationsValues } from "#app/domain/providers/forms.ts";
import { findRegistration, listPeopleOf, listSites } from "#app/domain/providers/queries.server.ts";
import { registerProvider } from "#app/domain/providers/register-provider.server.ts";
import { saveDeclarations } from "#app/domain/providers/save-declarations.server.ts";
import { saveOrganisation } from "#app/domain/providers/save-organisation.server.ts";
import { saveProviderPerson } from "#app/domain/providers/save-provider-person.server.ts";
import { saveSite } from "#app/domain/providers/save-site.server.ts";
import { setEvidenceKinds } from "#app/domain/providers/set-evidence-kinds.server.ts";
import { submitRegistration } from "#app/domain/providers/submit-registration.server.ts";
import { nonSchoolFramework } from "#app/domain/quality/frameworks/non-school-2025.ts";
import { registeredFramework } from "#app/domain/quality/frameworks/registered-2025.ts";
import { publishFramework } from "#app/domain/quality/publish-framework.server.ts";
import { renewRegistration } from "#app/domain/quality/renew-registration.server.ts";
import { suspendProvider } from "#app/domain/quality/suspend-provider.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { assess } from "#app/start/story/assessing.server.ts";
import {
  actOf,
  addPersonas,
  authorityName,
  type Cast,
  ensureRole,
  systemOn,
} from "#app/start/story/cast.server.ts";
import { paper } from "#app/start/story/paper.ts";
import { type ProviderRow, providerRows } from "#app/start/story/providers.ts";
import { startOf } from "#app/start/story/years.ts";

/** Days between one registration of a provider and the next: well within the year a decision holds. */
const renewedAfter = 310;

/** What is asked of providers, and then every provider with its own way through it. */
export async function assureProviders(cast: Cast): Promise<void> {
  const firstDay = calendarDate(`${cast.years.first}-06-02`);
  await setEvidenceKinds(systemOn(cast, firstDay), evidenceRegister);
  await publishFramework(systemOn(cast, firstDay), nonSchoolFramework);
  await publishFramework(systemOn(cast, firstDay), registeredFramework);
  await Promise.all(providerRows.map((row, index) => assureProvider(cast, row, index)));
}

async function assureProvider(cast: Cast, row: ProviderRow, index: number): Promise<void> {
  const { today } = cast.years;
  const started = startOf(cast.years, row.progress, index);
  await register(cast, row, started);
  if (row.progress === "draft") {
    await addAllEvidence(cast, row, { day: started, isLast: true });
    return;
  }
  for (let round = 0, day = started; day <= addDays(today, -3); round++, day = addDays(day, renewedAfter)) {
    const isLast = addDays(day, renewedAfter) > addDays(today, -3);
    const registrationId = await writeRegistration(cast, row, { day, isLast, isFirst: round === 0 });
    await assess(cast, row, { registrationId, day, isLast });
  }
  if (row.progress !== "suspended") return;
  const officer = actOf(cast, { role: "development_officer", at: authorityName, day: addDays(today, -6) });
  await suspendProvider(officer, providerId(cast, row), {
    reason: "Two schools found on a visit that fewer staff were on site than the risk assessment asks for.",
  });
}

/** Six digits of its own, so that no two of the story are taken for one. */
const numberOf = (row: ProviderRow) => String(providerRows.indexOf(row) + 1).padStart(6, "0");
const practicesOf = ({ practices = [] }: ProviderRow): Practice[] => ["employs_staff", ...practices];

const providerId = (cast: Cast, { name }: ProviderRow) => cast.organisations.get(name) ?? "";

async function register(cast: Cast, row: ProviderRow, day: CalendarDate): Promise<void> {
  const id = randomUUID();
  const contact = { name: `Manager of ${row.key}`, email: `${row.key}@demonstration.example` };
  const visitor = {
    actor: { kind: "public", authorityId: cast.authorityId },
    now: londonMoment(day, "09:00"),
  } as const;
  await registerProvider(visitor, { id, organisationName: row.name, kind: row.kind, ...contact });
  cast.organisations.set(row.name, id);
  await addPersonas(cast, day);
  await ensureRole(cast, { ...contact, name: "Robin Madeup", role: "provider_manager", at: row.name, day });
  await ensureRole(cast, {
    name: "Pat Pretend",
    email: `staff-${row.key}@demonstration.example`,
    role: "provider_staff",
    at: row.name,
    day,
  });
  const lead = { name: "Gwen Notional", email: `safeguarding-${row.key}@demonstration.example` };
  await ensureRole(cast, { ...lead, role: "provider_safeguarding_lead", at: row.name, day });
  await describe(cast, row, day);
}

async function describe(cast: Cast, row: ProviderRow, day: CalendarDate): Promise<void> {
  const act = actOf(cast, { role: "provider_manager", at: row.name, day });
  const id = providerId(cast, row);
  const [main] = row.sites;
  if (!main) throw new Error(`${row.name} has no site`);
  const isSchool = ["pupil_referral_unit", "ap_academy", "independent_school"].includes(row.kind);
  await saveOrganisation(act, id, {
    organisationName: row.name,
    kind: row.kind,
    legalForm: row.kind === "college" ? "college_corporation" : isSchool ? "academy_trust" : "company",
    companyNumber: `99${numberOf(row)}`,
    charityNumber: undefined,
    practices: practicesOf(row),
    ukprn: undefined,
    urn: undefined,
    icoRegistration: "ZA000000",
    about: row.about,
    address: main.address,
    postcode: main.postcode,
    phone: `01709 ${numberOf(row)}`,
    email: `${row.key}@demonstration.example`,
  });
  const openedOn = calendarDate("2019-09-02");
  for (const { name, kind, address, postcode } of row.sites) {
    const accessibility = kind === "main" ? "Level entrance and an accessible toilet." : "";
    await saveSite(act, id, {
      id: randomUUID(),
      kind,
      name,
      address,
      postcode,
      // The stables have asked for it.
      addressMasked: name === "Stables",
      accessibility,
      accessFeatures: kind === "main" ? ["step_free", "accessible_toilet"] : [],
      facilities: kind === "main" ? "Two teaching rooms, a workshop space and a kitchen." : "",
      openedOn,
      closedOn: undefined,
    });
  }
  const posts = [
    ["proprietor", "Ivy Supposed"],
    ["manager", act.actor.name],
    ["safeguarding_lead", "Gwen Notional"],
    ["deputy_safeguarding_lead", "Milo Conjured"],
  ] as const;
  for (const [post, name] of posts) {
    const person = {
      id: randomUUID(),
      post,
      name,
      email: `${post}-${row.key}@demonstration.example`,
      phone: `01709 ${numberOf(row)}`,
    };
    await saveProviderPerson(act, id, {
      ...person,
      trainedOn: addDays(day, -60),
      startedOn: openedOn,
      leftOn: undefined,
    });
  }
}

type Round = { day: CalendarDate; isLast: boolean; isFirst: boolean };

/** This year's declarations and evidence, submitted. */
async function writeRegistration(
  cast: Cast,
  row: ProviderRow,
  { day, isLast, isFirst }: Round,
): Promise<string> {
  const act = actOf(cast, { role: "provider_manager", at: row.name, day, time: "11:00" });
  const id = providerId(cast, row);
  if (!isFirst) await renewRegistration(act, id);
  const registration = await findRegistration(act, id);
  if (!registration) throw new Error(`${row.name} has no registration`);
  await saveDeclarations(act, registration.id, declarations());
  await addAllEvidence(cast, row, { day, isLast });
  await submitRegistration({ ...act, now: londonMoment(day, "15:30") }, registration.id);
  return registration.id;
}

async function addAllEvidence(
  cast: Cast,
  row: ProviderRow,
  { day, isLast }: Omit<Round, "isFirst">,
): Promise<void> {
  const act = actOf(cast, { role: "provider_manager", at: row.name, day, time: "11:00" });
  const id = providerId(cast, row);
  const [sites, people] = await Promise.all([
    listSites(act, id),
    transaction(act, (tx) => listPeopleOf(tx, act, id)),
  ]);
  for (const kind of evidenceRegister) {
    if (!appliesTo(kind, { kind: row.kind, practices: practicesOf(row) })) continue;
    if (!isGiven(row, kind.key, kind.critical)) continue;
    for (const subject of subjectsOf(kind, { organisationId: id, sites, people }))
      await addEvidence(
        act,
        id,
        evidenceFor(kind, subject, lastDayOf(cast, row, { key: kind.key, day, isLast })),
      );
  }
}

/** Everything critical and about half of the rest; the one still registering has its insurance left to send. */
const isGiven = (row: ProviderRow, key: string, critical: boolean) =>
  row.progress === "draft"
    ? critical && key !== "public_liability"
    : critical || (key.length + row.key.length) % 2 === 0;

function declarations(): DeclarationsValues {
  const answers = declarationSections.flatMap(({ key }) => [
    [key, "yes"],
    [`${key}Explanation`, ""],
  ]);
  return Object.fromEntries(answers) as DeclarationsValues;
}

function evidenceFor(
  kind: (typeof evidenceRegister)[number],
  subject: EvidenceSubject,
  { day, expiresOn }: { day: CalendarDate; expiresOn: CalendarDate },
) {
  return {
    id: randomUUID(),
    kindKey: kind.key,
    subjectId: subject.id,
    file: kind.confirmationOnly ? undefined : paper(`${kind.name} ${subject.name}`),
    note: kind.confirmationOnly ? "Seen, complete and up to date." : "",
    covered: kind.confirmationOnly ? 11 : undefined,
    issuedOn: kind.expiryRule === "stated" ? undefined : day,
    expiresOn: kind.expiryRule === "stated" ? expiresOn : undefined,
  };
}

/** A year and a little; the lapsed provider's insurance ran out nine days ago and nobody has sent the new one. */
function lastDayOf(
  cast: Cast,
  { progress }: ProviderRow,
  { key, day, isLast }: { key: string; day: CalendarDate; isLast: boolean },
) {
  const hasLapsed = progress === "lapsed" && isLast && key === "public_liability";
  return { day, expiresOn: hasLapsed ? addDays(cast.years.today, -2) : addDays(day, 370) };
}
