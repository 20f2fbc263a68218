/** What of a provider's story it reads itself. An event without a line here fails: say who may read it. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { happenings, timelineOf } from "#app/domain/quality/timeline.ts";

const domain = path.resolve(import.meta.dirname, "../../../app/domain");

/** The names of the events that a module's commands record. */
function recordedIn(module: string): string[] {
  const folder = path.join(domain, module);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".server.ts"),
  );
  const text = files.map((name) => readFileSync(path.join(folder, name), "utf8")).join("\n");
  return [...text.matchAll(/\bname:[^,;}]*?"([a-z_]+\.[a-z_]+)"(?:\s*:\s*"([a-z_]+\.[a-z_]+)")?/g)].flatMap(
    ([, one, other]) => [one, other].filter((name) => name !== undefined),
  );
}

/** Recorded about something other than a provider, so in no provider's timeline. */
const ofOthers = [
  "framework.published",
  "framework.copied",
  "framework.amended",
  "evidence_kinds.set",
  "evidence_kind.added",
  "evidence_kind.amended",
];

const readByTheProvider = [
  "provider.registered",
  "provider.amended",
  "provider.suspended",
  "provider.withdrawn",
  "provider.recorded",
  "provider.invited",
  "provider.recorded_changed",
  "suspension.lifted",
  "site.added",
  "site.amended",
  "site.opened",
  "site.closed",
  "safeguarding_lead.changed",
  "person_in_charge.added",
  "person_in_charge.amended",
  "evidence.added",
  "evidence.accepted",
  "evidence.queried",
  "version.waiting",
  "version.acknowledged",
  "version.returned",
  "version.taken_back",
  "registration.submitted",
  "registration.renewed",
  "assessment.opened",
  "visit.planned",
  "visit.moved",
  "visit.cancelled",
  "visit.recorded",
  "report.shared",
  "report.agreed",
  "report.corrected",
  "report.replied",
  "decision.confirmed",
  "condition.answered",
  "condition.returned",
  "condition.closed",
];
const forOfficersOnly = [
  "visit.planned_unannounced",
  "visit.moved_unannounced",
  "visit.cancelled_unannounced",
  "report.written",
  "report.taken_back",
  "evidence.brought_over",
  "watch.answered",
  "standards.judged",
  "decision.proposed",
  "decision.sent_back",
  "concern.raised",
  "concern.triaged",
  "concern.linked",
  "concern.closed",
  "note.added",
  "year.planned",
];

it("every event recorded of a provider has its words, and a place in one list or the other", () => {
  const recorded = [...new Set(["providers", "quality"].flatMap(recordedIn))].filter(
    (name) => !ofOthers.includes(name),
  );
  expect(recorded.length).toBeGreaterThan(20);
  expect(recorded.filter((name) => !(name in happenings))).toEqual([]);
  const known = [...readByTheProvider, ...forOfficersOnly];
  expect(recorded.filter((name) => !known.includes(name))).toEqual([]);
  expect(Object.keys(happenings).filter((name) => !known.includes(name))).toEqual([]);
});

it("a provider reads the one list without officers' names, an officer both", () => {
  const events = [...readByTheProvider, ...forOfficersOnly].map((name, index) => ({
    id: name,
    name,
    at: new Date(Date.UTC(2026, 9, 7, 9, index)),
    by: "Olu Officer",
    details: {},
  }));
  const seenBy = (isOfficer: boolean) => timelineOf(events, { isOfficer, evidenceNames: new Map() });
  expect(seenBy(false).map(({ id }) => id)).toEqual(readByTheProvider);
  expect(seenBy(false).every(({ by }) => by === undefined)).toBe(true);
  expect(seenBy(true).map(({ id }) => id)).toEqual([...readByTheProvider, ...forOfficersOnly]);
});
