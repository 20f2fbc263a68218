/** What providers do between one registration and the next: evidence given again in time, and changes that wait. */
import { randomUUID } from "node:crypto";
import { addDays, type CalendarDate, calendarDate } from "#app/core/calendar.ts";
import { addEvidence } from "#app/domain/providers/add-evidence.server.ts";
import { evidenceRegister } from "#app/domain/providers/evidence-register.ts";
import type { EvidenceValues } from "#app/domain/providers/forms.ts";
import { returnVersion } from "#app/domain/providers/return-version.server.ts";
import { saveProviderPerson } from "#app/domain/providers/save-provider-person.server.ts";
import { saveSite } from "#app/domain/providers/save-site.server.ts";
import { listVersions } from "#app/domain/providers/version-queries.server.ts";
import { checkEvidence } from "#app/domain/quality/check-evidence.server.ts";
import { actOf, authorityName, type Cast, organisationOf } from "#app/start/story/cast.server.ts";
import { paper } from "#app/start/story/paper.ts";
import { type ProviderRow, providerRows } from "#app/start/story/providers.ts";
import { startOf } from "#app/start/story/years.ts";

const keptUp: readonly ProviderRow["progress"][] = ["approved", "conditions", "suspended", "lapsed"];

/** The policy of each September, the declaration of each term, and what is on its way at three providers. */
export async function keepUp(cast: Cast): Promise<void> {
  for (const [index, row] of providerRows.entries())
    if (keptUp.includes(row.progress)) await giveAgain(cast, row, index);
  await runOutSoon(cast);
  await changeAfterApproval(cast);
}

async function giveAgain(cast: Cast, row: ProviderRow, index: number): Promise<void> {
  const { first, last, today } = cast.years;
  const started = startOf(cast.years, row.progress, index);
  for (let year = first; year <= last; year++) {
    const days = {
      safeguarding_policy: [calendarDate(`${year}-09-05`)],
      registration_declaration:
        row.kind === "non_school"
          ? [`${year}-09-10`, `${year + 1}-01-10`, `${year + 1}-05-10`].map(calendarDate)
          : [],
    };
    for (const [kindKey, dates] of Object.entries(days))
      for (const day of dates)
        if (day > started && day <= addDays(today, -2)) await give(cast, row, { kindKey, day });
  }
}

type Given = Pick<EvidenceValues, "kindKey"> & { day: CalendarDate; expiresOn?: CalendarDate };

/** One piece of evidence of the organisation, accepted on the next day. */
async function give(cast: Cast, row: ProviderRow, { kindKey, day, expiresOn }: Given): Promise<void> {
  const manager = actOf(cast, { role: "provider_manager", at: row.name, day, time: "09:30" });
  const kind = evidenceRegister.find(({ key }) => key === kindKey);
  const [providerId, id] = [organisationOf(cast, row.name), randomUUID()];
  await addEvidence(manager, providerId, {
    id,
    kindKey,
    subjectId: providerId,
    file: kind?.confirmationOnly ? undefined : paper(kind?.name ?? kindKey),
    note: kind?.confirmationOnly ? "Twelve hours a week at most, counted from our registers." : "",
    covered: kind?.confirmationOnly ? 14 : undefined,
    issuedOn: expiresOn ? undefined : day,
    expiresOn,
  });
  const officer = actOf(cast, { role: "development_officer", at: authorityName, day: addDays(day, 1) });
  await checkEvidence(officer, providerId, { evidenceId: id, verdict: "accepted", message: "" });
}

const rowOf = (key: string): ProviderRow => {
  const row = providerRows.find((one) => one.key === key);
  if (!row) throw new Error(`The story has no provider ${key}`);
  return row;
};

/** A cover that ends within a fortnight and hangs nobody's standing on it. */
async function runOutSoon(cast: Cast): Promise<void> {
  const { today } = cast.years;
  await give(cast, rowOf("heron-lane"), {
    kindKey: "professional_indemnity",
    day: addDays(today, -5),
    expiresOn: addDays(today, 11),
  });
}

/** Another safeguarding lead and another site wait for the authority; a move has been returned with a question. */
async function changeAfterApproval(cast: Cast): Promise<void> {
  const { today } = cast.years;
  const manager = (row: ProviderRow, day: CalendarDate) =>
    actOf(cast, { role: "provider_manager", at: row.name, day, time: "13:00" });
  const workshop = rowOf("brackenfold");
  await saveProviderPerson(manager(workshop, addDays(today, -2)), organisationOf(cast, workshop.name), {
    id: randomUUID(),
    post: "safeguarding_lead",
    name: "Hana Dreamt",
    email: "hana.dreamt@demonstration.example",
    phone: "01709 000000",
    trainedOn: addDays(today, -20),
    startedOn: addDays(today, 21),
    leftOn: undefined,
  });
  const site = {
    kind: "satellite",
    addressMasked: false,
    accessibility: "",
    accessFeatures: ["step_free", "parking"],
    facilities: "Two classrooms and a kitchen.",
    openedOn: addDays(today, 40),
    closedOn: undefined,
  } as const;
  const college = rowOf("dearne-bridge");
  await saveSite(manager(college, addDays(today, -4)), organisationOf(cast, college.name), {
    ...site,
    accessFeatures: [...site.accessFeatures],
    id: randomUUID(),
    name: "Construction hall",
    address: "Foundry Way, Wath upon Dearne",
    postcode: "S63 7ZZ",
  });
  const tutors = rowOf("tanners-yard");
  const tutorsId = organisationOf(cast, tutors.name);
  await saveSite(manager(tutors, addDays(today, -8)), tutorsId, {
    ...site,
    accessFeatures: [...site.accessFeatures],
    id: randomUUID(),
    name: "Second floor, Old Library",
    address: "Old Library, Fable Street, Rotherham",
    postcode: "S61 2ZZ",
  });
  const officer = actOf(cast, { role: "development_officer", at: authorityName, day: addDays(today, -6) });
  const { rows } = await listVersions(officer, {
    providerId: tutorsId,
    status: "waiting",
    page: 1,
    pageSize: 1,
  });
  const [asked] = rows;
  if (!asked) throw new Error("Nothing waits at the tutors");
  await returnVersion(officer, asked.id, {
    answer:
      "Please send the fire risk assessment of the building, and say how pupils reach the second floor without stairs.",
  });
}
