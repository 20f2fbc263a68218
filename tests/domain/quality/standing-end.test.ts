import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { calendarDate as day } from "#app/core/calendar.ts";
import { findQuality } from "#app/domain/quality/provider-queries.server.ts";
import { type StandingFacts, standingOn } from "#app/domain/quality/standing.ts";
import { standingEnd, standingEndInGeneral } from "#app/domain/quality/standing-end.ts";
import { evidence } from "#db/schema/providers.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson } from "#tests/support/world.ts";
import { aProvider } from "#tests/support/world-providers.ts";

const today = day("2026-03-10");
const requirement = (name: string, accepted: StandingFacts["evidence"][number]["accepted"]) => ({
  key: name,
  name,
  scope: "site" as const,
  appliesFrom: day("2025-01-01"),
  subjects: [{ id: "yard" }, { id: "barn", until: day("2026-03-01") }],
  accepted,
});
const until = (expiresOn: string, subjectId = "yard") => ({ subjectId, expiresOn: day(expiresOn) });
const facts = (more: Partial<StandingFacts>): StandingFacts => ({
  decisions: [{ kind: "approve", decidedOn: day("2025-09-01") }],
  withdrawals: [],
  suspensions: [],
  conditions: [],
  evidence: [requirement("Insurance", [until("2026-06-30")]), requirement("Policy", [until("2027-01-31")])],
  ...more,
});
const end = (more: Partial<StandingFacts> = {}) => {
  const known = facts(more);
  const standing = standingOn(today, known);
  return { until: standing.until, ...standingEnd(today, standing.until, known) };
};

describe("what ends a standing", () => {
  it("is the evidence that runs out first, by its kind and day", () => {
    expect(end()).toEqual({
      until: "2026-06-30",
      because: ["Insurance runs out"],
      evidence: { name: "Insurance", expiresOn: "2026-06-30" },
    });
  });

  it("is the newest item of a kind, and of a site that is still open", () => {
    const renewed = requirement("Insurance", [
      until("2026-06-30"),
      until("2026-08-15"),
      until("2026-03-20", "barn"),
    ]);
    expect(end({ evidence: [renewed] })).toMatchObject({
      until: "2026-08-15",
      evidence: { name: "Insurance", expiresOn: "2026-08-15" },
    });
  });

  it("is the approval itself where that is shorter, and the evidence is told beside it", () => {
    const decisions = [
      { kind: "approve", decidedOn: day("2025-09-01"), expiresOn: day("2026-04-01") },
    ] as const;
    expect(end({ decisions })).toEqual({
      until: "2026-04-01",
      because: ["the approval ends"],
      evidence: { name: "Insurance", expiresOn: "2026-06-30" },
    });
  });

  it("is a critical condition that falls due, and everything else of the same day", () => {
    const conditions = [{ critical: true, dueOn: day("2026-06-30") }];
    expect(end({ conditions }).because).toEqual(["Insurance runs out", "a critical condition is due"]);
    expect(end({ conditions: [{ critical: false, dueOn: day("2026-05-01") }] }).until).toBe("2026-06-30");
  });

  it("says for how many of its sites or people it runs out", () => {
    const subjects = ["yard", "barn", "forge"].map((id) => ({ id }));
    const risk = {
      ...requirement("Fire risk assessment", [
        ...[until("2026-06-30", "yard"), until("2027-06-30", "yard")],
        ...[until("2026-06-30", "barn"), until("2027-03-31", "forge")],
      ]),
      subjects,
    };
    expect(end({ evidence: [risk] })).toEqual({
      until: "2026-06-30",
      because: ["Fire risk assessment runs out for 1 of 3 sites"],
      evidence: { name: "Fire risk assessment for 1 of 3 sites", expiresOn: "2026-06-30" },
    });
  });

  it("tells a site that is new from one whose evidence runs out on the same day", () => {
    const subjects = [{ id: "yard" }, { id: "barn" }, { id: "forge", from: day("2026-07-01") }];
    const risk = {
      ...requirement("Risk", [until("2026-06-30", "yard"), until("2027-03-31", "barn")]),
      subjects,
    };
    expect(end({ evidence: [risk] }).because).toEqual([
      "Risk runs out for 1 of 3 sites",
      "Risk is asked for from the day after for 1 of 3 sites",
    ]);
  });

  it("is not the certificate of somebody who will have gone by then, nor one whose next has been accepted", () => {
    const checks = {
      ...requirement("Checks", [until("2026-06-30", "leaver"), until("2027-01-31", "stayer")]),
      scope: "person" as const,
      subjects: [{ id: "leaver", until: day("2026-06-30") }, { id: "stayer" }],
    };
    expect(end({ evidence: [checks] })).toEqual({
      until: "2026-09-01",
      because: ["the approval ends"],
      evidence: { name: "Checks", expiresOn: "2027-01-31" },
    });
    const next = { ...until("2027-04-30"), from: day("2026-06-30") };
    const followed = requirement("Insurance", [until("2026-06-30"), next]);
    expect(end({ evidence: [followed] }).evidence).toEqual({ name: "Insurance", expiresOn: "2027-04-30" });
  });

  it("is a kind that is asked for from a later day and has not been given", () => {
    const asked = { ...requirement("Checks", []), appliesFrom: day("2026-05-01") };
    expect(end({ evidence: [asked] })).toEqual({
      until: "2026-04-30",
      because: ["Checks is asked for from the day after"],
      evidence: undefined,
    });
  });
});

describe("what ends a standing, for who may not look into the provider", () => {
  const inGeneral = (more: Partial<StandingFacts>) => {
    const known = facts(more);
    return standingEndInGeneral(standingOn(today, known).until, known);
  };
  const conditions = [{ critical: true, dueOn: day("2026-06-30") }];

  it("names no evidence, and says nothing of a condition", () => {
    const both = [
      requirement("Insurance", [until("2026-06-30")]),
      requirement("Policy", [until("2026-06-30")]),
    ];
    expect(inGeneral({ conditions, evidence: both })).toEqual({
      because: ["evidence runs out"],
      evidence: undefined,
    });
    expect(inGeneral({ conditions, evidence: [] })).toEqual({ because: [], evidence: undefined });
  });

  it("is the approval, or evidence of which more is asked", () => {
    expect(inGeneral({ evidence: [] }).because).toEqual(["the approval ends"]);
    const asked = { ...requirement("Checks", []), appliesFrom: day("2026-05-01") };
    expect(inGeneral({ evidence: [asked] }).because).toEqual([
      "more evidence is asked for from the day after",
    ]);
  });
});

describe("a provider's page", () => {
  withDatabase();

  it("tells everyone when the standing ends, and who may look into the provider by which evidence", async () => {
    const world = await anAuthority();
    const { providerId, manager } = await aProvider(world);
    const [item] = await owner().select().from(evidence).where(eq(evidence.kindKey, "public_liability"));
    await owner()
      .update(evidence)
      .set({ expiresOn: day("2026-12-31") })
      .where(eq(evidence.id, item?.id ?? ""));
    for (const by of [await aPerson(world, "school_lead"), await aPerson(world, "school_approver")]) {
      const found = await findQuality(by, providerId);
      expect(found?.standing.until).toBe("2026-12-31");
      expect(found?.ending).toEqual({ because: ["evidence runs out"], evidence: undefined });
    }
    for (const by of [manager, await aPerson(world, "development_officer")])
      expect((await findQuality(by, providerId))?.ending).toEqual({
        because: ["Public liability insurance runs out"],
        evidence: { name: "Public liability insurance", expiresOn: "2026-12-31" },
      });
  });
});
