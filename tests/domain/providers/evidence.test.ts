import { describe, expect, it } from "vitest";
import { addDays, type CalendarDate, calendarDate } from "#app/core/calendar.ts";
import {
  type EvidenceItem,
  type EvidenceKind,
  evidenceLines,
  evidenceStateOn,
  expiryOf,
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
      providerKind: "non_school",
      kinds: [kind()],
      items: [item({ id: "new" }), item({ id: "old", verdict: "accepted" })],
    });
    expect(line && isAccepted(today, line)).toBe(true);
  });
});

describe("the lines of a register", () => {
  const lines = (kinds: EvidenceKind[], providerKind: "non_school" | "college" = "non_school") =>
    evidenceLines(today, { ...whom, providerKind, kinds, items: [] });
  it("leave out kinds for other providers and kinds that apply later", () => {
    expect(lines([kind()], "college")).toEqual([]);
    expect(lines([kind({ appliesFrom: addDays(today, 1) })])).toEqual([]);
    expect(lines([kind({ appliesFrom: today })])).toHaveLength(1);
  });
  it("leave out sites that are closed", () => {
    const closed = { ...whom, sites: [site("a", "main", addDays(today, -1)), site("c", "main", today)] };
    const found = evidenceLines(today, {
      ...closed,
      providerKind: "non_school",
      kinds: [kind({ scope: "site" })],
      items: [],
    });
    expect(found.map(({ subject }) => subject.id)).toEqual(["c"]);
  });
});

describe("the last day an item holds", () => {
  it("is the one it states, or months after its issue", () => {
    expect(expiryOf({ validMonths: 12 }, { issuedOn: today })).toBe("2027-10-07");
    expect(expiryOf({ validMonths: 4 }, { issuedOn: calendarDate("2026-10-31") })).toBe("2027-02-28");
    expect(expiryOf({ validMonths: 12 }, { issuedOn: today, expiresOn: addDays(today, 5) })).toBe(
      "2026-10-12",
    );
    expect(expiryOf({ validMonths: null }, { issuedOn: today })).toBeUndefined();
    expect(expiryOf({ validMonths: 12 }, {})).toBeUndefined();
  });
});

describe("the register that ships", () => {
  it("names every kind once and asks a non-school provider for eight critical kinds", () => {
    const keys = evidenceRegister.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const critical = evidenceRegister.filter(
      (one) => one.critical && one.providerKinds.includes("non_school"),
    );
    expect(critical).toHaveLength(8);
  });
});

describe("what a registration still needs", () => {
  const nothing = {
    legalForm: null,
    about: "",
    sites: [],
    people: [],
    declarations: {},
    evidence: evidenceLines(today, { ...whom, providerKind: "non_school", kinds: [kind()], items: [] }),
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
    const lines = evidenceLines(today, { ...whom, providerKind: "non_school", kinds, items: [item()] });
    const task = registrationTasks(today, { ...nothing, evidence: lines })[3];
    expect(task).toMatchObject({ missing: [], later: ["Other"] });
  });
});
