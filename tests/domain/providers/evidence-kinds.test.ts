import { describe, expect, it } from "vitest";
import { addDays } from "#app/core/calendar.ts";
import { roles } from "#app/core/words/people.ts";
import { addEvidenceKind } from "#app/domain/providers/add-evidence-kind.server.ts";
import { amendEvidenceKind } from "#app/domain/providers/amend-evidence-kind.server.ts";
import { asksMore, criticalFor, keyOf, notAskedYet, typedOf } from "#app/domain/providers/evidence-kinds.ts";
import { evidenceRegister } from "#app/domain/providers/evidence-register.ts";
import { EvidenceKindForm, NewEvidenceKindForm } from "#app/domain/providers/forms.ts";
import { findEvidenceKind, listEvidenceKinds } from "#app/domain/providers/queries.server.ts";
import { listEvidence, listEvidenceAhead } from "#app/domain/quality/evidence-queries.server.ts";
import { standingOf } from "#app/domain/quality/standing.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, today, visitorAct } from "#tests/support/world.ts";
import { aProvider, officers, testRegister } from "#tests/support/world-providers.ts";

const typed = {
  name: "Insurance of animals",
  hint: "For those who keep some.",
  scope: "organisation",
  providerKinds: ["non_school"],
  practice: "practical_work",
  expiryRule: "stated",
  appliesFrom: addDays(today, 30),
};
const values = (given: object = {}) => EvidenceKindForm.parse({ ...typed, ...given });
const newValues = (given: object = {}) => ({ ...values(given), key: "" });

describe("what asks more of providers", () => {
  const kind = { ...values(), practice: null, critical: true };
  it.each([
    ["a new critical kind", undefined, kind, true],
    ["a new kind that is not critical", undefined, { ...kind, critical: false }, false],
    ["one that becomes critical", { ...kind, critical: false }, kind, true],
    ["one that ceases to be", kind, { ...kind, critical: false }, false],
    ["the same again", kind, kind, false],
    ["another kind of provider", kind, { ...kind, providerKinds: ["non_school", "college"] as const }, true],
    ["fewer of them", { ...kind, practice: null }, { ...kind, practice: "serves_food" as const }, false],
    ["more of them", { ...kind, practice: "serves_food" as const }, kind, true],
    ["each site instead of once", kind, { ...kind, scope: "site" as const }, true],
    ["every site instead of some", { ...kind, siteKinds: ["main"] as const }, kind, true],
    ["some sites instead of every", kind, { ...kind, siteKinds: ["main"] as const }, false],
  ])("%s", (_what, before, after, expected) => {
    expect(asksMore(before, after)).toBe(expected);
  });
});

describe("the register as data", () => {
  it("says what of the shipped one is not asked, and gives its answers to a form that takes them", () => {
    expect(notAskedYet(evidenceRegister)).toEqual([]);
    expect(notAskedYet([])).toHaveLength(evidenceRegister.length);
    for (const entry of evidenceRegister) {
      const parsed = NewEvidenceKindForm.safeParse({ ...typedOf(entry, today), key: entry.key });
      expect([entry.key, parsed.success]).toEqual([entry.key, true]);
      expect(keyOf(entry.key)).toBe(entry.key);
    }
  });
  it("needs the months where months are the rule", () => {
    const issues = EvidenceKindForm.safeParse({ ...typed, expiryRule: "months" }).error?.issues;
    expect(issues?.map(({ path }) => path[0])).toEqual(["validMonths"]);
  });
  it("knows what a new site or lead will be asked for", () => {
    const of = { kinds: evidenceRegister, provider: { kind: "non_school", practices: [] } } as const;
    expect(criticalFor("site", { kind: "main" }, of)).toHaveLength(3);
    expect(criticalFor("site", { kind: "online" }, of)).toEqual([]);
    expect(criticalFor("person", { post: "safeguarding_lead" }, of)).toEqual([
      "Safeguarding lead's training",
    ]);
    expect(criticalFor("person", { post: "manager" }, of)).toEqual([]);
  });
});

describe("an officer", () => {
  withDatabase();

  it("asks for a kind of the register or of their own, at the end of the list, once", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    await addEvidenceKind(officer, newValues());
    await addEvidenceKind(officer, newValues());
    const kinds = await listEvidenceKinds(officer);
    expect(kinds).toHaveLength(testRegister.length + 1);
    expect(kinds.at(-1)).toMatchObject({ key: "insurance_of_animals", practice: "practical_work" });
    const taken = addEvidenceKind(officer, newValues({ hint: "Other", appliesFrom: today }));
    await expect(taken).rejects.toMatchObject({ kind: "rule", field: "name" });
    const nameless = addEvidenceKind(officer, newValues({ name: "!!!" }));
    await expect(nameless).rejects.toMatchObject({ kind: "rule", field: "name" });
  });
  it("asks for what is critical from a day to come, which providers see before it comes", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const { manager, providerId } = await aProvider(world);
    const critical = { critical: "yes", practice: "" };
    const atOnce = addEvidenceKind(officer, newValues({ ...critical, appliesFrom: today }));
    await expect(atOnce).rejects.toMatchObject({ kind: "rule", field: "appliesFrom" });
    await addEvidenceKind(officer, newValues(critical));
    const isIt = ({ kind }: { kind: { key: string } }) => kind.key === "insurance_of_animals";
    expect((await listEvidence(manager, providerId)).some(isIt)).toBe(false);
    expect((await listEvidenceAhead(manager, providerId)).filter(isIt)).toMatchObject([
      { asked: { from: addDays(today, 30) }, state: "missing" },
    ]);
    const standing = (day: typeof today) =>
      transaction(manager, (tx) => standingOf(tx, manager, providerId, day));
    expect((await standing(addDays(today, 29))).listable).toBe(true);
    expect((await standing(addDays(today, 30))).state).toBe("lapsed");
  });
  it("cannot make lapse at once who does not do what a kind is about", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const { manager, providerId } = await aProvider(world);
    await addEvidenceKind(officer, newValues({ critical: "yes", appliesFrom: addDays(today, 1) }));
    const day = addDays(today, 2);
    const standing = await transaction(manager, (tx) => standingOf(tx, manager, providerId, day));
    expect(standing.listable).toBe(true);
  });
  it("amends a kind; what becomes critical begins on a day to come", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const known = await findEvidenceKind(officer, "behaviour_policy");
    if (!known) throw new Error("no such kind");
    const same = EvidenceKindForm.parse(typedOf(known, known.appliesFrom));
    await amendEvidenceKind(officer, "behaviour_policy", { ...same, name: "Behaviour" });
    expect(await findEvidenceKind(officer, "behaviour_policy")).toMatchObject({
      name: "Behaviour",
      position: known.position,
      validMonths: 24,
    });
    const heavier = { ...same, critical: true };
    const atOnce = amendEvidenceKind(officer, "behaviour_policy", heavier);
    await expect(atOnce).rejects.toMatchObject({ kind: "rule", field: "appliesFrom" });
    const ahead = addDays(today, 60);
    await amendEvidenceKind(officer, "behaviour_policy", { ...heavier, appliesFrom: ahead });
    const forward = amendEvidenceKind(officer, "behaviour_policy", heavier);
    await expect(forward).rejects.toMatchObject({ kind: "rule", field: "appliesFrom" });
    await expect(amendEvidenceKind(officer, "nothing", same)).rejects.toMatchObject({ kind: "not_found" });
  });
  it("alone sets what is asked, of their own authority alone", async () => {
    const world = await anAuthority();
    await officers(world);
    for (const role of roles.filter((one) => !["development_officer", "authority_lead"].includes(one))) {
      const act = await aPerson(world, role);
      await expect(addEvidenceKind(act, newValues())).rejects.toMatchObject({ kind: "forbidden" });
      const amended = amendEvidenceKind(act, "prevent", values());
      await expect(amended).rejects.toMatchObject({ kind: "forbidden" });
    }
    const elsewhere = await anAuthority();
    const strangers = [await aPerson(elsewhere, "authority_lead"), visitorAct(elsewhere)];
    for (const stranger of strangers) {
      expect(await listEvidenceKinds(stranger)).toEqual([]);
      expect(await findEvidenceKind(stranger, "prevent")).toBeUndefined();
    }
    const [lead] = strangers;
    if (lead)
      await expect(amendEvidenceKind(lead, "prevent", values())).rejects.toMatchObject({ kind: "not_found" });
  });
});
