import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { PersonAct } from "#app/core/actor.ts";
import { addDays } from "#app/core/calendar.ts";
import { acknowledgeVersion } from "#app/domain/providers/acknowledge-version.server.ts";
import { findProvider } from "#app/domain/providers/queries.server.ts";
import { returnVersion } from "#app/domain/providers/return-version.server.ts";
import { saveOrganisation } from "#app/domain/providers/save-organisation.server.ts";
import { saveProviderPerson } from "#app/domain/providers/save-provider-person.server.ts";
import { saveSite } from "#app/domain/providers/save-site.server.ts";
import { takeBackVersion } from "#app/domain/providers/take-back-version.server.ts";
import { findEditing, listOpenChanges, listVersions } from "#app/domain/providers/version-queries.server.ts";
import { contentOf } from "#app/domain/providers/versions.ts";
import { withdrawProvider } from "#app/domain/quality/withdraw-provider.server.ts";
import { events } from "#db/schema/platform.ts";
import { providerVersions, sites } from "#db/schema/providers.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, later, today, type World } from "#tests/support/world.ts";
import { aProvider, aRegistration, type MadeProvider, officers } from "#tests/support/world-providers.ts";
import { siteValues } from "#tests/support/world-sites.ts";

withDatabase();

const leadValues = (given: Partial<Parameters<typeof saveProviderPerson>[2]> = {}) => ({
  id: randomUUID(),
  post: "safeguarding_lead" as const,
  name: "Nora Other",
  email: "nora@example.org",
  phone: "",
  trainedOn: undefined,
  startedOn: addDays(today, 14),
  leftOn: undefined,
  ...given,
});

async function organisationOf({ manager, providerId }: MadeProvider) {
  const provider = await findProvider(manager, providerId);
  const content = contentOf("organisation", { ...provider, organisationName: provider?.name });
  return content as unknown as Parameters<typeof saveOrganisation>[2];
}

async function approved(): Promise<MadeProvider & { world: World; officer: PersonAct }> {
  const world = await anAuthority();
  const { officer } = await officers(world);
  return { ...(await aProvider(world)), world, officer };
}

const statuses = async (partId: string) =>
  (
    await owner()
      .select({ status: providerVersions.status })
      .from(providerVersions)
      .where(eq(providerVersions.partId, partId))
      .orderBy(providerVersions.savedAt, providerVersions.id)
  ).map(({ status }) => status);
const happened = async (name: string) => owner().$count(events, eq(events.name, name));
const waitingOf = async ({ manager, providerId }: MadeProvider) =>
  (await listOpenChanges(manager, providerId)).filter(({ status }) => status === "waiting");

describe("before an approval", () => {
  it("every edit stands at once, each as a version", async () => {
    const world = await anAuthority();
    await officers(world);
    const made = await aRegistration(world);
    const at = later(made.manager, 1);
    expect(await saveSite(at, made.providerId, siteValues({ id: made.siteId }))).toBe("stands");
    expect(await statuses(made.siteId)).toEqual(["stands", "stands"]);
    expect(await saveProviderPerson(at, made.providerId, leadValues())).toBe("stands");
    expect(await listOpenChanges(at, made.providerId)).toEqual([]);
  });
  it("an edit that changes nothing leaves no version", async () => {
    const world = await anAuthority();
    const made = { ...(await aRegistration(world)), assessmentId: undefined };
    await saveOrganisation(made.manager, made.providerId, await organisationOf(made));
    expect(await statuses(made.providerId)).toHaveLength(2);
    await saveOrganisation(made.manager, made.providerId, await organisationOf(made));
    expect(await statuses(made.providerId)).toHaveLength(2);
  });
});

describe("after an approval", () => {
  it("what matters waits while what stood stands, until an officer acknowledges it", async () => {
    const made = await approved();
    const values = siteValues();
    expect(await saveSite(later(made.manager, 1), made.providerId, values)).toBe("waiting");
    expect((await findProvider(made.manager, made.providerId))?.sites).toHaveLength(1);
    expect(await happened("version.waiting")).toBe(1);
    const [waiting] = await waitingOf(made);
    expect(waiting).toMatchObject({ title: "Site: Barn", partId: values.id, changed: [] });

    await acknowledgeVersion(later(made.officer, 2), waiting?.id ?? "");
    const provider = await findProvider(made.manager, made.providerId);
    expect(provider?.sites.map(({ name }) => name)).toEqual(["Workshop", "Barn"]);
    expect(await statuses(values.id)).toEqual(["stands"]);
    expect(await happened("site.opened")).toBe(2);
    const again = acknowledgeVersion(made.officer, waiting?.id ?? "");
    await expect(again).rejects.toMatchObject({
      kind: "conflict",
      message: "This change no longer waits: it has been acknowledged",
    });
  });
  it("the whole edit waits with what matters of it, and anything else is saved at once", async () => {
    const made = await approved();
    const stood = await organisationOf(made);
    const mixed = { ...stood, kind: "college" as const, phone: "01709 999999" };
    expect(await saveOrganisation(later(made.manager, 1), made.providerId, mixed)).toBe("waiting");
    expect(await findProvider(made.manager, made.providerId)).toMatchObject({
      kind: "non_school",
      phone: "01709 000000",
    });
    const light = { ...stood, phone: "01709 888888" };
    expect(await saveOrganisation(later(made.manager, 2), made.providerId, light)).toBe("stands");
    expect(await findProvider(made.manager, made.providerId)).toMatchObject({ phone: "01709 888888" });
    expect((await statuses(made.providerId)).slice(-2)).toEqual(["taken_back", "stands"]);
    expect(await waitingOf(made)).toEqual([]);
  });
  it("an acknowledged change of kind, numbers and practices stands as it was typed", async () => {
    const made = await approved();
    const values = { ...(await organisationOf(made)), kind: "college" as const, urn: 123_456 };
    await saveOrganisation(made.manager, made.providerId, { ...values, practices: ["serves_food"] });
    await acknowledgeVersion(made.officer, (await waitingOf(made))[0]?.id ?? "");
    expect(await findProvider(made.manager, made.providerId)).toMatchObject({
      kind: "college",
      urn: 123_456,
      practices: ["serves_food"],
    });
  });
  it("another safeguarding lead waits, and is known as an event once acknowledged", async () => {
    const made = await approved();
    const before = await happened("safeguarding_lead.changed");
    expect(await saveProviderPerson(made.manager, made.providerId, leadValues())).toBe("waiting");
    const gone = leadValues({ id: made.personId, name: "Safia Lead", leftOn: addDays(today, 13) });
    expect(await saveProviderPerson(made.manager, made.providerId, gone)).toBe("waiting");
    expect(await happened("safeguarding_lead.changed")).toBe(before);
    for (const { id } of await waitingOf(made)) await acknowledgeVersion(made.officer, id);
    expect(await happened("safeguarding_lead.changed")).toBe(before + 2);
  });
  it("the same form sent twice, or at once, waits once; a second edit takes the first back", async () => {
    const made = await approved();
    const values = siteValues();
    const acts = [1, 2, 3].map(() => saveSite(made.manager, made.providerId, values));
    await Promise.allSettled(acts);
    expect(await statuses(values.id)).toEqual(["waiting"]);
    await saveSite(later(made.manager, 1), made.providerId, { ...values, name: "Granary" });
    expect(await statuses(values.id)).toEqual(["taken_back", "waiting"]);
    const editing = await findEditing(made.manager, { providerId: made.providerId, partId: values.id });
    expect(editing).toMatchObject({ isApproved: true, waiting: { content: { name: "Granary" } } });
  });
  it("a withdrawn provider's edits stand at once", async () => {
    const made = await approved();
    await withdrawProvider(made.officer, made.providerId, { reason: "It has closed" });
    expect(await saveSite(made.manager, made.providerId, siteValues())).toBe("stands");
  });
});

describe("an officer's answer", () => {
  it("may return a change with what is to be put right; what stood stands", async () => {
    const made = await approved();
    const values = siteValues({ id: made.siteId, kind: "main", name: "Workshop" });
    await saveSite(later(made.manager, 1), made.providerId, values);
    const id = (await waitingOf(made))[0]?.id ?? "";
    await returnVersion(later(made.officer, 2), id, { answer: "Send the lease" });
    const [open] = await listOpenChanges(made.manager, made.providerId);
    expect(open).toMatchObject({ status: "returned", answer: "Send the lease" });
    expect((await findProvider(made.manager, made.providerId))?.sites[0]?.address).toBe("1 Made-up Street");
    await expect(returnVersion(made.officer, id, { answer: "x" })).rejects.toMatchObject({
      kind: "conflict",
    });
    await saveSite(later(made.manager, 3), made.providerId, values);
    expect((await listOpenChanges(made.manager, made.providerId)).map(({ status }) => status)).toEqual([
      "waiting",
    ]);
  });
  it("comes once of two officers at once", async () => {
    const made = await approved();
    await saveSite(made.manager, made.providerId, siteValues());
    const id = (await waitingOf(made))[0]?.id ?? "";
    const { second } = await officers(made.world);
    const both = await Promise.allSettled([
      acknowledgeVersion(made.officer, id),
      returnVersion(second, id, { answer: "No" }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
  it("is for officers who assure; taking back for the provider's manager; strangers find nothing", async () => {
    const made = await approved();
    await saveSite(made.manager, made.providerId, siteValues());
    const id = (await waitingOf(made))[0]?.id ?? "";
    const own = { organisationId: made.providerId };
    const forbidden = [
      made.manager,
      await aPerson(made.world, "provider_safeguarding_lead", own),
      await aPerson(made.world, "commissioning_officer", { organisationId: made.world.authorityId }),
    ];
    for (const act of forbidden) {
      await expect(acknowledgeVersion(act, id)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(returnVersion(act, id, { answer: "x" })).rejects.toMatchObject({ kind: "forbidden" });
    }
    await expect(takeBackVersion(made.officer, id)).rejects.toMatchObject({ kind: "forbidden" });
    const strangers = [
      await aPerson(made.world, "school_lead"),
      await aPerson(made.world, "provider_staff", own),
      (await aProvider(made.world)).manager,
      (await officers(await anAuthority())).officer,
    ];
    for (const act of strangers)
      for (const command of [acknowledgeVersion, takeBackVersion])
        await expect(command(act, id)).rejects.toMatchObject({ kind: "not_found" });
    await takeBackVersion(made.manager, id);
    await expect(takeBackVersion(made.manager, id)).rejects.toMatchObject({ kind: "conflict" });
    expect(await listOpenChanges(made.manager, made.providerId)).toEqual([]);
  });
  it("never moves a site that has come to be another provider's", async () => {
    const made = await approved();
    const values = siteValues();
    await saveSite(made.manager, made.providerId, values);
    const other = await aProvider(made.world);
    const { authorityId } = made.world;
    await owner()
      .insert(sites)
      .values({ ...values, closedOn: null, authorityId, providerId: other.providerId });
    const id = (await waitingOf(made))[0]?.id ?? "";
    await expect(acknowledgeVersion(made.officer, id)).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("the versions", () => {
  it("are listed with what stood before each and what differs, page by page", async () => {
    const made = await approved();
    const stood = await organisationOf(made);
    for (const [day, phone] of [
      [1, "01709 111111"],
      [2, "01709 222222"],
    ] as const)
      await saveOrganisation(later(made.manager, day), made.providerId, { ...stood, phone });
    const filter = { providerId: made.providerId, part: "organisation", page: 1, pageSize: 2 } as const;
    const { rows, total } = await listVersions(made.officer, filter);
    expect(total).toBe(4);
    expect(rows.map(({ changed, before }) => [changed, before?.content.phone])).toEqual([
      [["Phone number"], "01709 111111"],
      [["Phone number"], "01709 000000"],
    ]);
    const second = await listVersions(made.officer, { ...filter, page: 2 });
    expect(second.rows).toHaveLength(2);
  });
  it("begin with what stood when versions began to be kept", async () => {
    const made = await approved();
    await owner().delete(providerVersions);
    await saveOrganisation(made.manager, made.providerId, {
      ...(await organisationOf(made)),
      about: "Other",
    });
    const { rows } = await listVersions(made.manager, { providerId: made.providerId, page: 1, pageSize: 9 });
    expect(rows.map(({ savedByName, changed }) => [savedByName === null, changed])).toEqual([
      [false, ["What it does and for whom"]],
      [true, []],
    ]);
  });
  it("are kept apart by the database too: one waits for each part, and none comes back without words", async () => {
    const made = await approved();
    await saveSite(made.manager, made.providerId, siteValues());
    const [row] = await owner().select().from(providerVersions).where(eq(providerVersions.status, "waiting"));
    if (!row) throw new Error("nothing waits");
    const twice = owner()
      .insert(providerVersions)
      .values({ ...row, id: randomUUID() });
    await expect(twice).rejects.toMatchObject({ cause: { code: "23505" } });
    const wordless = owner()
      .update(providerVersions)
      .set({ status: "returned" })
      .where(eq(providerVersions.id, row.id));
    await expect(wordless).rejects.toMatchObject({ cause: { code: "23514" } });
  });
});
