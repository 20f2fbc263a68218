import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addYears, calendarDate } from "#app/core/calendar.ts";
import type { VisitStatus } from "#app/core/words/quality.ts";
import { dueVisits, type KnownVisit, planYear } from "#app/domain/quality/monitoring/plan-year.ts";

const decidedOn = calendarDate("2026-09-01");
const year = { decidedOn, expiresOn: calendarDate("2027-09-01") };
const visit = (dueOn: string | null, wish: Partial<KnownVisit> = {}): KnownVisit => ({
  id: `${wish.purpose ?? "monitoring"} ${dueOn ?? wish.on}`,
  purpose: "monitoring",
  status: "due",
  dueOn: dueOn === null ? null : calendarDate(dueOn),
  on: null,
  ...wish,
});
const plan = (known: readonly KnownVisit[], wish: Partial<Parameters<typeof planYear>[0]> = {}) =>
  planYear({ year, monitoringVisits: 2, known, today: decidedOn, ...wish });

describe("the visits of a year", () => {
  it.each([
    [0, ["2027-07-03"]],
    [1, ["2027-03-03", "2027-07-03"]],
    [2, ["2027-01-01", "2027-05-02", "2027-07-03"]],
  ])("with %i monitoring visits", (visits, days) => {
    const due = dueVisits(year, visits);
    expect(due.map(({ dueOn }) => dueOn)).toEqual(days);
    expect(due.map(({ purpose }) => purpose).slice(0, -1)).toEqual(due.slice(1).map(() => "monitoring"));
    expect(due.at(-1)?.purpose).toBe("refresh");
  });

  it("end with a refresh even in an approval shorter than sixty days", () => {
    expect(dueVisits({ decidedOn, expiresOn: addDays(decidedOn, 30) }, 0)).toEqual([
      { purpose: "refresh", dueOn: decidedOn },
    ]);
  });
});

describe("planning a year", () => {
  it("asks for everything at first and for nothing again", () => {
    const { missing } = plan([]);
    expect(missing).toEqual(dueVisits(year, 2));
    expect(plan(missing.map((one) => visit(one.dueOn, one)))).toEqual({ missing: [], surplus: [] });
  });

  it("asks for no monitoring in the past when it begins late, but for the refresh", () => {
    expect(plan([], { today: calendarDate("2027-02-01") }).missing.map(({ dueOn }) => dueOn)).toEqual([
      "2027-05-02",
      "2027-07-03",
    ]);
    expect(plan([], { today: calendarDate("2027-08-01") }).missing).toEqual([
      { purpose: "refresh", dueOn: "2027-07-03" },
    ]);
  });

  it("counts what was planned, made or called off, and does not ask for it twice", () => {
    const made = visit(null, { status: "recorded", on: calendarDate("2026-12-01") });
    expect(plan([made]).missing.map(({ dueOn }) => dueOn)).toEqual(["2027-05-02", "2027-07-03"]);
    const off = visit("2027-01-01", { status: "cancelled" });
    expect(plan([off]).missing.map(({ dueOn }) => dueOn)).toEqual(["2027-05-02", "2027-07-03"]);
    const moved = visit("2027-01-01", { status: "planned", on: calendarDate("2027-01-20") });
    expect(plan([moved]).missing.map(({ dueOn }) => dueOn)).toEqual(["2027-05-02", "2027-07-03"]);
  });

  it("lets last year's leavings go, and keeps what is planned or for something else", () => {
    const last = visit("2026-08-20");
    const refresh = visit("2026-07-03", { purpose: "refresh" });
    const planned = visit("2026-08-21", { status: "planned", on: calendarDate("2026-09-10") });
    const concern = visit("2026-08-22", { purpose: "concern" });
    expect(plan([last, refresh, planned, concern]).surplus).toEqual([last.id, refresh.id]);
  });

  it("follows the setting", () => {
    const two = dueVisits(year, 2).map((one) => visit(one.dueOn, one));
    const { missing, surplus } = plan(two, { monitoringVisits: 1 });
    expect(missing).toEqual([{ purpose: "monitoring", dueOn: "2027-03-03" }]);
    expect(surplus).toHaveLength(2);
  });

  it("asks for nothing of who is suspended or withdrawn, and lets go what was due", () => {
    const due = visit("2027-01-01");
    const planned = visit("2027-05-02", { status: "planned", on: calendarDate("2027-05-05") });
    expect(plan([due, planned], { year: undefined })).toEqual({ missing: [], surplus: [due.id] });
  });

  it("has nothing left to do once it has been done, whatever there was before", () => {
    const statuses = fc.constantFrom<VisitStatus>("due", "planned", "recorded", "cancelled");
    const someVisit = fc.record({
      offset: fc.integer({ min: -200, max: 400 }),
      status: statuses,
      purpose: fc.constantFrom("monitoring" as const, "refresh" as const, "concern" as const),
    });
    fc.assert(
      fc.property(
        fc.array(someVisit, { maxLength: 6 }),
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 0, max: 364 }),
        (some, monitoringVisits, after) => {
          const known = some.map(({ offset, status, purpose }, index) => {
            const day = addDays(decidedOn, offset);
            const on = status === "planned" || status === "recorded" ? day : null;
            return visit(day, { id: String(index), status, purpose, on });
          });
          const wanted = { year: { decidedOn, expiresOn: addYears(decidedOn, 1) }, monitoringVisits };
          const today = addDays(decidedOn, after);
          const first = planYear({ ...wanted, known, today });
          const kept = known.filter(({ id }) => !first.surplus.includes(id));
          const then = [...kept, ...first.missing.map((one) => visit(one.dueOn, one))];
          expect(planYear({ ...wanted, known: then, today })).toEqual({ missing: [], surplus: [] });
          const due = then.filter(({ purpose, status }) => purpose === "monitoring" && status === "due");
          expect(due.length).toBeLessThanOrEqual(monitoringVisits);
        },
      ),
    );
  });
});
