import { describe, expect, it } from "vitest";
import { addDays, type CalendarDate, calendarDate } from "#app/core/calendar.ts";
import {
  type Asked,
  appliesTo,
  bandOf,
  type EvidenceItem,
  type EvidenceKind,
  evidenceLines,
  evidenceLinesAhead,
  evidenceStateOn,
  isAccepted,
  subjectsOf,
} from "#app/domain/providers/evidence.ts";
import { evidenceRegister } from "#app/domain/providers/evidence-register.ts";
import { registrationTasks } from "#app/domain/providers/readiness.ts";

const today = calendarDate("2026-10-07");
const always = calendarDate("2020-09-01");

const kind = (given: Partial<EvidenceKind> = {}): EvidenceKind => ({
  key: "policy",
  name: "Policy",
  hint: "",
  scope: "organisation",
  providerKinds: ["non_school"],
  siteKinds: [],
  posts: [],
  critical: true,
  confirmationOnly: false,
  validMonths: 12,
  expiryRule: "months",
  practice: null,
  appliesFrom: always,
  ...given,
});

const item = (given: Partial<EvidenceItem> = {}): EvidenceItem => ({
  id: "item",
  kindKey: "policy",
  subjectId: "org",
  documentId: null,
  fileName: null,
  note: "x",
  issuedOn: null,
  expiresOn: addDays(today, 200),
  addedAt: new Date(0),
  verdict: null,
  message: "",
  ...given,
});

const site = (id: string, siteKind: "main" | "online", closedOn: CalendarDate | null = null) => ({
  id,
  name: id,
  kind: siteKind,
  openedOn: always,
  closedOn,
});
const lead = {
  id: "lead",
  name: "Lead",
  post: "safeguarding_lead" as const,
  startedOn: always,
  leftOn: null,
};
const boss = { id: "boss", name: "Boss", post: "manager" as const, startedOn: always, leftOn: null };
const provider: Asked = { kind: "non_school", practices: ["serves_food"] };
const whom = {
  reminderDays: 60,
  organisationId: "org",
  sites: [site("a", "main"), site("b", "online")],
  people: [lead, boss],
};

describe("whom a kind of evidence is needed for", () => {
  it("is the organisation, once", () => {
    expect(subjectsOf(kind(), whom).map(({ id }) => id)).toEqual(["org"]);
  });
  it("is each site, or each of the kinds of site it names", () => {
    expect(subjectsOf(kind({ scope: "site" }), whom).map(({ id }) => id)).toEqual(["a", "b"]);
    expect(subjectsOf(kind({ scope: "site", siteKinds: ["main"] }), whom).map(({ id }) => id)).toEqual(["a"]);
  });
  it("is everybody in charge, or those in the posts it names", () => {
    expect(subjectsOf(kind({ scope: "person" }), whom).map(({ id }) => id)).toEqual(["lead", "boss"]);
    const leads = kind({ scope: "person", posts: ["safeguarding_lead"] });
    expect(subjectsOf(leads, whom).map(({ id }) => id)).toEqual(["lead"]);
  });
});

describe("how an item stands", () => {
  it.each([
    ["missing", undefined],
    ["expired", item({ expiresOn: addDays(today, -1) })],
    ["expiring", item({ expiresOn: today })],
    ["expiring", item({ expiresOn: addDays(today, 60) })],
    ["in_date", item({ expiresOn: addDays(today, 61) })],
    ["queried", item({ verdict: "queried" })],
  ] as const)("is %s", (state, newest) => {
    expect(evidenceStateOn(today, newest, 60)).toBe(state);
  });
  it("is asked for again as early as the authority has set", () => {
    const newest = item({ expiresOn: addDays(today, 30) });
    expect([29, 30].map((days) => evidenceStateOn(today, newest, days))).toEqual(["in_date", "expiring"]);
  });
  it("still counts as accepted by an older item while a newer one waits", () => {
    const [line] = evidenceLines(today, {
      ...whom,
      provider,
      kinds: [kind()],
      items: [item({ id: "new" }), item({ id: "old", verdict: "accepted" })],
    });
    expect(line && isAccepted(today, line)).toBe(true);
  });
});

describe("the lines of a register", () => {
  const lines = (kinds: EvidenceKind[], kindOfProvider: "non_school" | "college" = "non_school") =>
    evidenceLines(today, { ...whom, provider: { ...provider, kind: kindOfProvider }, kinds, items: [] });
  it("leave out kinds for other providers and kinds that apply later", () => {
    expect(lines([kind()], "college")).toEqual([]);
    expect(lines([kind({ appliesFrom: addDays(today, 1) })])).toEqual([]);
    expect(lines([kind({ appliesFrom: today })])).toHaveLength(1);
  });
  it("leave out sites that are closed", () => {
    const closed = { ...whom, sites: [site("a", "main", addDays(today, -1)), site("c", "main", today)] };
    const found = evidenceLines(today, {
      ...closed,
      provider,
      kinds: [kind({ scope: "site" })],
      items: [],
    });
    expect(found.map(({ subject }) => subject.id)).toEqual(["c"]);
  });
});

describe("what will be asked", () => {
  const ahead = (given: Partial<typeof whom>, kinds: EvidenceKind[]) =>
    evidenceLinesAhead(today, { ...whom, ...given, provider, kinds, items: [] }).map(
      ({ subject, asked }) => [subject.id, asked.from] as const,
    );
  it("is a kind that applies from a later day, once it has that day", () => {
    const soon = addDays(today, 40);
    expect(ahead({}, [kind({ appliesFrom: soon }), kind({ key: "now" })])).toEqual([["org", soon]]);
  });
  it("is evidence for a site or a person whose first day is to come", () => {
    const opening = { ...site("new", "main"), openedOn: addDays(today, 9) };
    expect(ahead({ sites: [opening, site("a", "main")] }, [kind({ scope: "site" })])).toEqual([
      ["new", addDays(today, 9)],
    ]);
  });
});

describe("whom a kind applies to", () => {
  it("is the kinds of provider it names, and of these only who does what it is about", () => {
    const food = kind({ practice: "serves_food" });
    expect(appliesTo(food, provider)).toBe(true);
    expect(appliesTo(food, { ...provider, practices: ["carries_pupils"] })).toBe(false);
    expect(appliesTo(food, { ...provider, kind: "college" })).toBe(false);
    expect(appliesTo(kind(), { ...provider, practices: [] })).toBe(true);
  });
  it("decides its lines", () => {
    const register = { ...whom, kinds: [kind({ practice: "carries_pupils" })], items: [] };
    expect(evidenceLines(today, { ...register, provider })).toEqual([]);
    const carrier: Asked = { kind: "non_school", practices: ["carries_pupils"] };
    expect(evidenceLines(today, { ...register, provider: carrier })).toHaveLength(1);
  });
});

describe("how near an item's last day is", () => {
  it.each([
    [61, undefined],
    [60, 60],
    [31, 60],
    [30, 30],
    [14, 14],
    [8, 14],
    [7, 7],
    [0, 7],
    [-1, undefined],
  ])("%i days before it is in the band of %s", (left, band) => {
    expect(bandOf(today, addDays(today, left))).toBe(band);
  });
});

describe("the register that ships", () => {
  const askedOf = (of: Asked) => evidenceRegister.filter((one) => appliesTo(one, of));
  it("names every kind once, with months only where its rule is months", () => {
    const keys = evidenceRegister.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const one of evidenceRegister)
      expect([one.key, one.validMonths !== null]).toEqual([one.key, one.expiryRule === "months"]);
  });
  it("asks for what is critical of whom it concerns", () => {
    const critical = (of: Asked) =>
      askedOf(of)
        .filter((one) => one.critical)
        .map(({ key }) => key);
    expect(critical({ kind: "non_school", practices: [] })).toHaveLength(13);
    expect(critical({ kind: "non_school", practices: ["employs_staff", "carries_pupils"] })).toEqual(
      expect.arrayContaining(["employers_liability", "motor_insurance", "registration_declaration"]),
    );
    expect(critical({ kind: "college", practices: ["employs_staff"] })).toEqual([
      "public_liability",
      "safeguarding_policy",
      "single_central_register",
      "safeguarding_lead_training",
      "staff_safeguarding_training",
      "inspection_report",
    ]);
  });
});

describe("what a registration still needs", () => {
  const nothing = {
    legalForm: null,
    about: "",
    sites: [],
    people: [],
    declarations: {},
    evidence: evidenceLines(today, { ...whom, provider, kinds: [kind()], items: [] }),
  };
  it("is told part by part", () => {
    expect(registrationTasks(today, nothing).map(({ key, missing }) => [key, missing.length])).toEqual([
      ["organisation", 1],
      ["sites", 1],
      ["people", 2],
      ["evidence", 1],
      ["declarations", 4],
    ]);
  });
  it("does not count a safeguarding lead who has left", () => {
    const left = { ...nothing, people: [{ ...lead, leftOn: addDays(today, -1) }, boss] };
    expect(registrationTasks(today, left)[2]?.missing).toEqual(["Name the safeguarding lead"]);
  });
  it("lists critical evidence as still to come once one piece is in date", () => {
    const kinds = [kind(), kind({ key: "other", name: "Other" })];
    const lines = evidenceLines(today, { ...whom, provider, kinds, items: [item()] });
    const task = registrationTasks(today, { ...nothing, evidence: lines })[3];
    expect(task).toMatchObject({ missing: [], later: ["Other"] });
  });
});
