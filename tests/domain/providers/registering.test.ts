import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { addDays } from "#app/core/calendar.ts";
import { addEvidence } from "#app/domain/providers/add-evidence.server.ts";
import type { EvidenceValues } from "#app/domain/providers/forms.ts";
import { DeclarationsForm, OrganisationForm } from "#app/domain/providers/forms.ts";
import { findDocument, findProvider, findRegistration } from "#app/domain/providers/queries.server.ts";
import { registerProvider } from "#app/domain/providers/register-provider.server.ts";
import { saveDeclarations } from "#app/domain/providers/save-declarations.server.ts";
import { saveOrganisation } from "#app/domain/providers/save-organisation.server.ts";
import { saveProviderPerson } from "#app/domain/providers/save-provider-person.server.ts";
import { saveSite } from "#app/domain/providers/save-site.server.ts";
import { submitRegistration } from "#app/domain/providers/submit-registration.server.ts";
import { listEvidence } from "#app/domain/quality/evidence-queries.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { invitations } from "#db/schema/people.ts";
import { documents, events } from "#db/schema/platform.ts";
import { evidence, registrations, sites } from "#db/schema/providers.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import {
  anAuthority,
  anOrganisation,
  aPerson,
  now,
  today,
  visitorAct,
  type World,
} from "#tests/support/world.ts";
import { aPdf, aRegistration, everyCriticalEvidence, officers } from "#tests/support/world-providers.ts";
import { siteValues } from "#tests/support/world-sites.ts";

withDatabase();

const asked = (email = "marta@example.org") => ({
  id: randomUUID(),
  organisationName: "Saltersbrook (fictional)",
  kind: "non_school" as const,
  name: "Marta Vale",
  email,
});

const satelliteValues = (id: string = randomUUID()) =>
  siteValues({ id, addressMasked: true, openedOn: today });

const organisationValues = (kind = "non_school") =>
  OrganisationForm.parse({
    organisationName: "Other",
    kind,
    legalForm: "company",
    about: "x",
    address: "x",
    postcode: "S65 1AA",
    phone: "1",
    email: "a@example.org",
  });

describe("registering", () => {
  it("makes an organisation, a draft and an invitation, whether or not the address is known", async () => {
    const world = await anAuthority();
    const first = await registerProvider(visitorAct(world), asked());
    const second = await registerProvider(visitorAct(world), asked());
    expect(first.providerId).not.toBe(second.providerId);
    const invited = await owner().select().from(invitations);
    expect(invited.map(({ role, organisationId }) => [role, organisationId])).toEqual([
      ["provider_manager", first.providerId],
      ["provider_manager", second.providerId],
    ]);
    const drafts = await owner().select().from(registrations);
    expect(drafts.map(({ status }) => status)).toEqual(["draft", "draft"]);
  });
  it("comes to one organisation when the form is sent twice, one after the other or at once", async () => {
    const world = await anAuthority();
    const values = asked();
    await registerProvider(visitorAct(world), values);
    await registerProvider(visitorAct(world), values);
    const other = asked();
    await Promise.allSettled([1, 2, 3].map(() => registerProvider(visitorAct(world), other)));
    expect(await owner().$count(organisations, eq(organisations.kind, "provider"))).toBe(2);
    expect(await owner().$count(invitations)).toBe(2);
  });
  it("is not for somebody who is signed in", async () => {
    const world = await anAuthority();
    const school = await aPerson(world, "school_lead");
    await expect(registerProvider(school, asked())).rejects.toMatchObject({ kind: "forbidden" });
  });
});

describe("writing a registration", () => {
  it("is kept page by page and places the postcode", async () => {
    const world = await anAuthority();
    const { providerId, manager, siteId } = await aRegistration(world);
    const provider = await findProvider(manager, providerId);
    expect(provider).toMatchObject({ legalForm: "company", postcode: "S65 1AA" });
    expect(provider?.sites[0]?.id).toBe(siteId);
    expect(provider?.sites[0]?.latitude).toBeCloseTo(53.4, 0);
    expect(provider?.people).toHaveLength(2);
    expect(Object.keys((await findRegistration(manager, providerId))?.declarations ?? {})).toHaveLength(4);
  });
  it("refuses the number of another organisation beside its field, recorded or a school", async () => {
    const world = await anAuthority();
    const recordedId = await anOrganisation(world, "provider");
    await owner().update(organisations).set({ urn: 123_456 }).where(eq(organisations.id, recordedId));
    const { providerId, manager } = await aRegistration(world);
    const values = { ...organisationValues(), urn: 123_456 };
    const refusal = { kind: "rule", field: "urn" };
    await expect(saveOrganisation(manager, providerId, values)).rejects.toMatchObject(refusal);
    const own = { ...values, urn: 123_457 };
    await saveOrganisation(manager, providerId, own);
    expect(await saveOrganisation(manager, providerId, { ...own, about: "More" })).toBe("stands");
  });

  it("may be done by its manager alone", async () => {
    const world = await anAuthority();
    const { providerId, registrationId, manager } = await aRegistration(world);
    const values = satelliteValues();
    for (const role of ["provider_staff", "provider_safeguarding_lead"] as const) {
      const colleague = await aPerson(world, role, { organisationId: providerId });
      await expect(saveSite(colleague, providerId, values)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(submitRegistration(colleague, registrationId)).rejects.toMatchObject({
        kind: "forbidden",
      });
    }
    const { officer } = await officers(world);
    await expect(saveSite(officer, providerId, values)).rejects.toMatchObject({ kind: "forbidden" });
    const stranger = (await aRegistration(world)).manager;
    await expect(saveSite(stranger, providerId, values)).rejects.toMatchObject({ kind: "not_found" });
    await expect(submitRegistration(stranger, registrationId)).rejects.toMatchObject({ kind: "not_found" });
    await saveSite(manager, providerId, values);
    expect((await findProvider(manager, providerId))?.sites).toHaveLength(2);
  });
  it("amends the site or person of that id, and never another provider's", async () => {
    const world = await anAuthority();
    const one = await aRegistration(world);
    const two = await aRegistration(world);
    await saveSite(one.manager, one.providerId, { ...satelliteValues(one.siteId), name: "New name" });
    const stolen = saveSite(two.manager, two.providerId, satelliteValues(one.siteId));
    await expect(stolen).rejects.toMatchObject({ kind: "not_found" });
    const person = {
      post: "manager",
      name: "X",
      email: "x@example.org",
      phone: "",
      trainedOn: undefined,
    } as const;
    const taken = saveProviderPerson(two.manager, two.providerId, {
      ...person,
      id: one.personId,
      startedOn: today,
      leftOn: undefined,
    });
    await expect(taken).rejects.toMatchObject({ kind: "not_found" });
    const rows = await owner().select().from(sites).where(eq(sites.id, one.siteId));
    expect(rows.map(({ name, providerId }) => [name, providerId])).toEqual([["New name", one.providerId]]);
  });
});

describe("submitting", () => {
  it("refuses with everything that is missing", async () => {
    const world = await anAuthority();
    await officers(world);
    const { providerId } = await registerProvider(visitorAct(world), asked());
    const manager = await aPerson(world, "provider_manager", { organisationId: providerId });
    const registration = await findRegistration(manager, providerId);
    const refused = submitRegistration(manager, registration?.id ?? "");
    await expect(refused).rejects.toMatchObject({ kind: "rule" });
    await expect(refused).rejects.toThrow(/site.*safeguarding lead.*evidence.*declaration/);
  });
  it("needs one piece of evidence in date, happens once and settles kind and declarations", async () => {
    const world = await anAuthority();
    await officers(world);
    const { providerId, registrationId, manager } = await aRegistration(world);
    await addEvidence(manager, providerId, anItem(providerId));
    const twice = await Promise.allSettled([1, 2].map(() => submitRegistration(manager, registrationId)));
    expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const submitted = await owner().select().from(events).where(eq(events.name, "registration.submitted"));
    expect(submitted.map(({ subjectId }) => subjectId)).toEqual([providerId]);
    const organisation = organisationValues("college");
    await expect(saveOrganisation(manager, providerId, organisation)).rejects.toMatchObject({
      field: "kind",
    });
    const answers = DeclarationsForm.parse({
      safeguarding: "yes",
      health_and_safety: "yes",
      admissions: "yes",
      education: "yes",
    });
    await expect(saveDeclarations(manager, registrationId, answers)).rejects.toMatchObject({ kind: "rule" });
  });
});

const anItem = (subjectId: string, given: Partial<EvidenceValues> = {}): EvidenceValues => ({
  id: randomUUID(),
  kindKey: "public_liability",
  subjectId,
  file: aPdf(),
  note: "",
  issuedOn: undefined,
  expiresOn: addDays(today, 100),
  ...given,
});

describe("adding evidence", () => {
  async function aDraft(world: World) {
    await officers(world);
    return aRegistration(world);
  }
  it("keeps the file and the older item", async () => {
    const { providerId, manager } = await aDraft(await anAuthority());
    await addEvidence(manager, providerId, anItem(providerId));
    const later = { ...manager, now: new Date(now.getTime() + 1000) };
    await addEvidence(later, providerId, anItem(providerId, { expiresOn: addDays(today, 300) }));
    const lines = await listEvidence(manager, providerId);
    const line = lines.find(({ kind }) => kind.key === "public_liability");
    expect(line?.items.map(({ expiresOn }) => expiresOn)).toEqual([addDays(today, 300), addDays(today, 100)]);
    expect(line?.state).toBe("in_date");
  });
  it("leaves one item and one file when the form is sent twice", async () => {
    const { providerId, manager } = await aDraft(await anAuthority());
    const values = anItem(providerId);
    await addEvidence(manager, providerId, values);
    await addEvidence(manager, providerId, values);
    await Promise.all([1, 2, 3].map(() => addEvidence(manager, providerId, values)));
    expect(await owner().$count(evidence)).toBe(1);
    expect(await owner().$count(documents)).toBe(1);
    expect(await owner().$count(events, eq(events.name, "evidence.added"))).toBe(1);
  });
  it.each<[string, Partial<EvidenceValues>, string]>([
    ["no file", { file: undefined }, "file"],
    ["no expiry where the document states it", { expiresOn: undefined }, "expiresOn"],
    ["a day that has passed", { expiresOn: addDays(today, -1) }, "expiresOn"],
    ["an issue in the future", { issuedOn: addDays(today, 1) }, "issuedOn"],
    ["an unknown kind", { kindKey: "nonsense" }, "kindKey"],
    ["a kind of other providers", { kindKey: "inspection_report" }, "kindKey"],
    ["a subject that is not its own", { subjectId: randomUUID() }, "subjectId"],
    ["a file that is not what it says", { file: new File(["hello"], "policy.pdf") }, "file"],
    ["a file for what is only confirmed", { kindKey: "single_central_register", issuedOn: today }, "file"],
    [
      "a confirmation without words",
      { kindKey: "single_central_register", issuedOn: today, file: undefined },
      "note",
    ],
    [
      "a confirmation without how many it covers",
      { kindKey: "single_central_register", issuedOn: today, file: undefined, note: "All checked" },
      "covered",
    ],
    ["a kind asked only of who does something else", { kindKey: "professional_indemnity" }, "kindKey"],
  ])("refuses %s and leaves nothing", async (_what, given, field) => {
    const { providerId, manager } = await aDraft(await anAuthority());
    await expect(addEvidence(manager, providerId, anItem(providerId, given))).rejects.toMatchObject({
      kind: "rule",
      field,
    });
    expect(await owner().$count(documents)).toBe(0);
    expect(await owner().$count(evidence)).toBe(0);
  });
  it("takes the last day from the kind's months when it is not stated", async () => {
    const { providerId, manager } = await aDraft(await anAuthority());
    const given = { kindKey: "safeguarding_policy", issuedOn: addDays(today, -7), expiresOn: undefined };
    await addEvidence(manager, providerId, anItem(providerId, given));
    const [row] = await owner().select().from(evidence);
    expect(row?.expiresOn).toBe("2027-09-30");
  });
  it("shows a document to its own provider's manager and safeguarding lead and to officers, nobody else", async () => {
    const world = await anAuthority();
    const { providerId, manager } = await aDraft(world);
    await everyCriticalEvidence({ providerId, manager });
    const [document] = await owner().select().from(documents).limit(1);
    const id = document?.id ?? "";
    const { officer } = await officers(world);
    const lead = await aPerson(world, "provider_safeguarding_lead", { organisationId: providerId });
    for (const act of [manager, lead, officer]) expect(await findDocument(act, id)).toBeDefined();
    const others = [
      await aPerson(world, "provider_staff", { organisationId: providerId }),
      (await aRegistration(world)).manager,
      await aPerson(world, "school_lead"),
      visitorAct(world),
      (await officers(await anAuthority())).officer,
    ];
    for (const act of others) expect(await findDocument(act, id)).toBeUndefined();
  });
});
