import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  type CalendarDate,
  calendarDate as day,
  daysBetween,
  lastCalendarDate,
} from "#app/core/calendar.ts";
import { decisionKinds } from "#app/core/words/quality.ts";
import { listableWindow, type StandingFacts, standingOn } from "#app/domain/quality/standing.ts";

const today = day("2026-03-10");
const nothing: StandingFacts = {
  decisions: [],
  withdrawals: [],
  suspensions: [],
  conditions: [],
  evidence: [],
};
const approved = { kind: "approve", decidedOn: day("2025-09-01") } as const;
const insurance = {
  key: "insurance",
  name: "Public liability insurance",
  scope: "organisation",
  appliesFrom: day("2025-01-01"),
  subjects: [{ id: "provider" }],
  accepted: [{ subjectId: "provider", expiresOn: day("2026-03-10") }],
} as const;
const facts = (more: Partial<StandingFacts>): StandingFacts => ({
  ...nothing,
  decisions: [approved],
  evidence: [insurance],
  ...more,
});

describe("every combination of facts has one standing", () => {
  const decisions = [undefined, ...decisionKinds, "expired"] as const;
  const rows = decisions.flatMap((decision) =>
    [false, true].flatMap((withdrawn) =>
      [false, true].flatMap((suspended) =>
        [false, true].flatMap((overdue) =>
          [false, true].map((missing) => ({ decision, withdrawn, suspended, overdue, missing })),
        ),
      ),
    ),
  );

  function expected(row: (typeof rows)[number]): string {
    if (row.decision === undefined) return "not_assured";
    if (row.withdrawn) return "withdrawn";
    if (row.decision === "decline") return "declined";
    if (row.suspended) return "suspended";
    if (row.decision === "expired" || row.overdue || row.missing) return "lapsed";
    return row.decision === "approve" ? "approved" : "approved_with_conditions";
  }

  test.each(rows)(
    "$decision, withdrawn $withdrawn, suspended $suspended, overdue $overdue, missing $missing",
    (row) => {
      const { decision } = row;
      const made =
        decision === "expired"
          ? { ...approved, expiresOn: day("2026-03-09") }
          : decision && { kind: decision, decidedOn: approved.decidedOn };
      const standing = standingOn(today, {
        decisions: made ? [made] : [],
        withdrawals: row.withdrawn ? [{ withdrawnOn: day("2026-02-01") }] : [],
        suspensions: row.suspended ? [{ startsOn: day("2026-03-01") }] : [],
        conditions: row.overdue ? [{ critical: true, dueOn: day("2026-03-09") }] : [],
        evidence: [row.missing ? { ...insurance, accepted: [] } : insurance],
      });
      expect(standing.state).toBe(expected(row));
      const good = standing.state === "approved" || standing.state === "approved_with_conditions";
      expect([standing.listable, standing.commissionable]).toEqual([good, good]);
      expect(standing.reasons.length > 0).toBe(!good);
    },
  );
});

describe("of a decision and a withdrawal the later one counts", () => {
  const decidedOn = day("2026-03-02");
  const decidedAt = new Date("2026-03-02T10:00:00Z");
  const withdrawals = {
    none: undefined,
    "the day before": { withdrawnOn: day("2026-03-01"), withdrawnAt: new Date("2026-03-01T16:00:00Z") },
    "that morning": { withdrawnOn: decidedOn, withdrawnAt: new Date("2026-03-02T09:00:00Z") },
    "at that moment": { withdrawnOn: decidedOn, withdrawnAt: decidedAt },
    "that afternoon": { withdrawnOn: decidedOn, withdrawnAt: new Date("2026-03-02T15:00:00Z") },
    "that day, nobody knows when": { withdrawnOn: decidedOn },
    "the day after": { withdrawnOn: day("2026-03-03"), withdrawnAt: new Date("2026-03-03T09:00:00Z") },
    "after today": { withdrawnOn: addDays(today, 1), withdrawnAt: new Date("2026-03-11T09:00:00Z") },
  } as const;
  const stands = ["none", "the day before", "that morning", "after today"];
  const names = {
    approve: "approved",
    approve_with_conditions: "approved_with_conditions",
    decline: "declined",
  };
  const rows = decisionKinds.flatMap((kind) =>
    (Object.keys(withdrawals) as (keyof typeof withdrawals)[]).flatMap((withdrawn) =>
      [false, true].map((again) => ({ kind, withdrawn, again })),
    ),
  );
  test.each(rows)("$kind, withdrawn $withdrawn, approved before: $again", ({ kind, withdrawn, again }) => {
    const withdrawal = withdrawals[withdrawn];
    const earlier = { kind: "approve", decidedOn, decidedAt: new Date("2026-03-02T08:00:00Z") } as const;
    const standing = standingOn(today, {
      ...nothing,
      decisions: [...(again ? [earlier] : []), { kind, decidedOn, decidedAt }],
      withdrawals: withdrawal ? [withdrawal] : [],
    });
    expect(standing.state).toBe(stands.includes(withdrawn) ? names[kind] : "withdrawn");
  });
  test("withdrawn, approved again and withdrawn again on one day is withdrawn", () => {
    const at = (hour: number) => new Date(`2026-03-02T${hour}:00:00Z`);
    const decisions = [10, 12].map((hour) => ({ kind: "approve" as const, decidedOn, decidedAt: at(hour) }));
    const withdrawnAt = [11, 13].map((hour) => ({ withdrawnOn: decidedOn, withdrawnAt: at(hour) }));
    expect(standingOn(today, { ...nothing, decisions, withdrawals: withdrawnAt }).state).toBe("withdrawn");
    const first = withdrawnAt.slice(0, 1);
    expect(standingOn(today, { ...nothing, decisions, withdrawals: first }).state).toBe("approved");
  });
});

describe("standing", () => {
  test("holds on the day evidence expires and not on the next", () => {
    expect(standingOn(today, facts({})).state).toBe("approved");
    const next = standingOn(addDays(today, 1), facts({}));
    expect(next).toMatchObject({ state: "lapsed", from: "2026-03-11", until: null });
    expect(next.reasons).toEqual(["Public liability insurance: ran out on 10 March 2026"]);
  });

  test("asks a new kind of evidence only from its own date", () => {
    const soon = { ...insurance, appliesFrom: addDays(today, 1), accepted: [] };
    expect(standingOn(today, facts({ evidence: [soon] })).listable).toBe(true);
    expect(standingOn(addDays(today, 1), facts({ evidence: [soon] })).reasons).toEqual([
      "Public liability insurance: nothing accepted is in date",
    ]);
  });

  test("wants each site, while it is one, and says how many are missing", () => {
    const fire = {
      key: "fire",
      name: "Fire risk assessment",
      scope: "site",
      appliesFrom: day("2025-01-01"),
      subjects: [{ id: "north" }, { id: "south" }, { id: "shut", until: day("2026-01-31") }],
      accepted: [{ subjectId: "north" }],
    } as const;
    expect(standingOn(today, facts({ evidence: [fire] })).reasons).toEqual([
      "Fire risk assessment: nothing accepted is in date for 1 of 2 sites",
    ]);
  });

  test("of an approval lasts a year, that day included, unless it states another", () => {
    const long = facts({ evidence: [] });
    expect(standingOn(day("2026-09-01"), long).state).toBe("approved");
    expect(standingOn(day("2026-09-02"), long).reasons).toEqual(["The approval ran out on 1 September 2026"]);
    expect(standingOn(today, long)).toMatchObject({ from: "2025-09-01", until: "2026-09-01" });
    expect(standingOn(day("2025-08-31"), long)).toMatchObject({
      state: "not_assured",
      from: null,
      until: "2025-08-31",
    });
  });

  test("returns on the day a suspension is lifted, and on the day an overdue condition is closed", () => {
    const suspensions = [{ startsOn: day("2026-03-01"), liftedOn: today }];
    expect(standingOn(addDays(today, -1), facts({ suspensions })).state).toBe("suspended");
    expect(standingOn(today, facts({ suspensions })).state).toBe("approved");
    const conditions = [{ critical: true, dueOn: day("2026-03-01"), closedOn: today }];
    expect(standingOn(addDays(today, -1), facts({ conditions })).reasons).toEqual([
      "A critical condition was due by 1 March 2026 and is not met",
    ]);
    expect(standingOn(today, facts({ conditions })).state).toBe("approved");
    const minor = [{ critical: false, dueOn: day("2026-03-01") }];
    expect(standingOn(today, facts({ conditions: minor })).state).toBe("approved");
  });

  test("after a withdrawal comes back only with a later decision", () => {
    const withdrawals = [{ withdrawnOn: day("2026-01-10") }];
    expect(standingOn(today, facts({ withdrawals })).state).toBe("withdrawn");
    const again = { kind: "approve", decidedOn: day("2026-02-01") } as const;
    expect(standingOn(today, facts({ withdrawals, decisions: [approved, again] })).state).toBe("approved");
  });

  test("withdrawn on the very day of the decision is withdrawn", () => {
    const withdrawals = [{ withdrawnOn: approved.decidedOn }];
    expect(standingOn(today, facts({ withdrawals })).state).toBe("withdrawn");
  });

  test("is listable until the day a critical condition is due, or evidence or approval ends, whichever is first", () => {
    const conditions = [{ critical: true, dueOn: addDays(today, 5) }];
    expect(listableWindow(facts({ conditions, evidence: [] }), today)?.until).toBe(addDays(today, 5));
    expect(listableWindow(facts({ conditions }), today)?.until).toBe(today);
    expect(listableWindow(facts({ evidence: [] }), today)?.until).toBe("2026-09-01");
    expect(listableWindow(nothing, today)).toBeUndefined();
  });

  test("follows the latest decision, and of two on a day the one made last", () => {
    const declined = { kind: "decline", decidedOn: approved.decidedOn } as const;
    expect(standingOn(today, facts({ decisions: [approved, declined] })).state).toBe("declined");
    expect(standingOn(today, facts({ decisions: [declined, approved] })).state).toBe("approved");
  });

  test("never ends when nothing known ends it", () => {
    const forever = facts({ decisions: [{ ...approved, expiresOn: lastCalendarDate }], evidence: [] });
    expect(listableWindow(forever, today)).toEqual({ from: today, until: null });
  });
});

const days = fc.integer({ min: 0, max: 60 }).map((later): CalendarDate => addDays(today, later));
const maybe = fc.option(days, { nil: null });
/** Mostly approved from the first day, so that windows open and shut for every kind of reason. */
const anyFacts: fc.Arbitrary<StandingFacts> = fc
  .record({
    decisions: fc.array(
      fc.record({
        kind: fc.constantFrom("approve" as const, ...decisionKinds),
        decidedOn: days,
        expiresOn: maybe,
      }),
      { maxLength: 4 },
    ),
    withdrawals: fc.array(fc.record({ withdrawnOn: days }), { maxLength: 1 }),
    suspensions: fc.array(fc.record({ startsOn: days, liftedOn: maybe }), { maxLength: 2 }),
    conditions: fc.array(fc.record({ critical: fc.boolean(), dueOn: days, closedOn: maybe }), {
      maxLength: 2,
    }),
    evidence: fc.array(
      fc.record({
        key: fc.constant("fire"),
        name: fc.constant("Fire risk assessment"),
        scope: fc.constant("site" as const),
        appliesFrom: days,
        subjects: fc.array(fc.record({ id: fc.constantFrom("a", "b"), from: maybe, until: maybe }), {
          maxLength: 2,
        }),
        accepted: fc.array(
          fc.record({ subjectId: fc.constantFrom("a", "b"), from: maybe, expiresOn: maybe }),
          {
            maxLength: 4,
          },
        ),
      }),
      { maxLength: 2 },
    ),
  })
  .chain((known) =>
    fc.boolean().map((isApproved) => ({
      ...known,
      decisions: isApproved ? [{ kind: "approve" as const, decidedOn: today }] : known.decisions,
    })),
  );

describe("the window in which a provider is listable", () => {
  test("agrees with its standing day by day", () => {
    fc.assert(
      fc.property(anyFacts, days, (known, from) => {
        const window = listableWindow(known, from);
        const horizon = addDays(today, 450);
        const listable = (on: CalendarDate): boolean => standingOn(on, known).listable;
        const end = window?.until ?? horizon;
        for (let on = from; on <= horizon; on = addDays(on, 1)) {
          if (window && on > addDays(end, 1)) break;
          const isInside = window !== undefined && window.from <= on && on <= end;
          expect([on, listable(on)]).toEqual([on, isInside]);
        }
      }),
      { numRuns: 120 },
    );
  });

  test("and each standing says truly from when until when it lasts", () => {
    fc.assert(
      fc.property(anyFacts, days, (known, on) => {
        const { state, from, until } = standingOn(on, known);
        const stateOn = (other: CalendarDate): string => standingOn(other, known).state;
        const [first, last] = [from ?? addDays(on, -70), until ?? addDays(on, 450)];
        for (let index = 0; index <= daysBetween(first, last); index += 1)
          expect(stateOn(addDays(first, index))).toBe(state);
        if (from) expect(stateOn(addDays(from, -1))).not.toBe(state);
        if (until) expect(stateOn(addDays(until, 1))).not.toBe(state);
      }),
      { numRuns: 40 },
    );
  });
});
