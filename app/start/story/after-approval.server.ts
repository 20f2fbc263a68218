/** What follows approval: conditions answered, concerns followed up, notes written, the year's visits planned. */
import { randomUUID } from "node:crypto";
import type { PersonAct } from "#app/core/actor.ts";
import { addDays, londonMoment } from "#app/core/calendar.ts";
import type { ConcernSubject, NoteKind } from "#app/core/words/quality.ts";
import { closeConcern } from "#app/domain/quality/concerns/close-concern.server.ts";
import { listVisitsToLink } from "#app/domain/quality/concerns/queries.server.ts";
import { raiseConcern } from "#app/domain/quality/concerns/raise-concern.server.ts";
import { triageConcern } from "#app/domain/quality/concerns/triage-concern.server.ts";
import { answerCondition } from "#app/domain/quality/conditions/answer-condition.server.ts";
import { checkConditionAnswer } from "#app/domain/quality/conditions/check-condition-answer.server.ts";
import { listConditions } from "#app/domain/quality/conditions/queries.server.ts";
import { planAllVisits } from "#app/domain/quality/monitoring/plan-visits.server.ts";
import { addNote } from "#app/domain/quality/notes/add-note.server.ts";
import { actOf, authorityName, type Cast, organisationOf, systemOn } from "#app/start/story/cast.server.ts";
import { paper } from "#app/start/story/paper.ts";

const brackenfold = "Brackenfold Motor Workshop (fictional)";
const heronLane = "Heron Lane Studio (fictional)";
const millrace = "Millrace School (fictional)";

export async function followUp(cast: Cast): Promise<void> {
  await planAllVisits(systemOn(cast, addDays(cast.years.today, -40)));
  await planAllVisits(systemOn(cast, cast.years.today));
  await answerConditions(cast);
  await followConcerns(cast);
  await writeNotes(cast);
}

const officerOn = (cast: Cast, daysAgo: number, time = "11:00"): PersonAct =>
  actOf(cast, {
    role: "development_officer",
    at: authorityName,
    day: addDays(cast.years.today, -daysAgo),
    time,
  });

/** One met, one still open, one returned and one that waits to be checked. */
async function answerConditions(cast: Cast): Promise<void> {
  await answer(cast, { name: heronLane, critical: false, daysAgo: 20, verdict: "accepted" });
  await answer(cast, { name: millrace, critical: true, daysAgo: 8, verdict: "returned" });
  await answer(cast, { name: millrace, critical: false, daysAgo: 3 });
}

type Answered = { name: string; critical: boolean; daysAgo: number; verdict?: "accepted" | "returned" };

async function answer(cast: Cast, { name, critical, daysAgo, verdict }: Answered): Promise<void> {
  const day = addDays(cast.years.today, -daysAgo);
  const manager = actOf(cast, { role: "provider_manager", at: name, day, time: "14:00" });
  const conditions = await listConditions(manager, organisationOf(cast, name));
  const condition = conditions.find((one) => one.critical === critical && one.closedOn === null);
  if (!condition) return;
  await answerCondition(manager, condition.id, {
    id: randomUUID(),
    text: critical
      ? "Both afternoon leaders are booked on a two-day course. The booking is attached."
      : "Every drill since September is written up, with the time it took and what was changed.",
    file: paper(critical ? "Booking of the course" : "Fire drill log"),
  });
  if (!verdict) return;
  const message =
    verdict === "returned" ? "Thank you. Please send the certificates once the course has been held." : "";
  await checkConditionAnswer(officerOn(cast, daysAgo - 2), condition.id, { verdict, message });
}

/** One to be weighed, one urgent, one followed up on a visit, one closed. */
async function followConcerns(cast: Cast): Promise<void> {
  const school = { role: "school_lead", at: "Clifton Community School" } as const;
  const other = { role: "school_lead", at: "Wath Academy" } as const;
  const partnership = { role: "partnership_coordinator", at: "Central partnership" } as const;
  const raise = (by: typeof school | typeof other | typeof partnership, concern: Raised) =>
    raiseOne(cast, actOf(cast, { ...by, day: addDays(cast.years.today, -concern.daysAgo) }), concern);

  const closed = await raise(school, {
    at: heronLane,
    daysAgo: 45,
    subject: "communication",
    text: "Twice this half term nobody rang the school before ten when a pupil had not arrived.",
  });
  await triageConcern(officerOn(cast, 44), closed, {
    weight: "minor",
    plan: "Ask how absence is reported and who does it when the office is shut.",
    visitId: undefined,
    namesNobody: false,
  });
  await closeConcern(officerOn(cast, 30), closed, {
    finding:
      "The studio now rings by half past nine; four weeks of calls were looked at and all were in time.",
    namesNobody: false,
  });

  const open = await raise(other, {
    at: brackenfold,
    daysAgo: 9,
    subject: "premises",
    text: "The extractor over the spray bay was off while pupils were in the next bay.",
  });
  const visits = await listVisitsToLink(officerOn(cast, 8), organisationOf(cast, brackenfold));
  await triageConcern(officerOn(cast, 8), open, {
    weight: "serious",
    plan: "See the extractor and its service log on the coming visit.",
    visitId: visits.find(({ status }) => status === "planned")?.id,
    namesNobody: false,
  });

  await raise(partnership, {
    at: "Fernhill Stables (fictional)",
    daysAgo: 1,
    subject: "supervision",
    text: "One adult was with seven pupils for the whole of the morning.",
    cannotWait: true,
  });
  await raise(school, {
    at: brackenfold,
    daysAgo: 1,
    subject: "attendance",
    text: "The register of the afternoon was sent two days late for the third week.",
  });
}

type Raised = {
  at: string;
  daysAgo: number;
  subject: ConcernSubject;
  text: string;
  cannotWait?: boolean;
};

function raiseOne(cast: Cast, act: PersonAct, { at, daysAgo, subject, text, cannotWait = false }: Raised) {
  return raiseConcern(act, organisationOf(cast, at), {
    id: randomUUID(),
    isAllegation: "no",
    subject,
    text,
    noticedOn: addDays(cast.years.today, -daysAgo),
    cannotWait,
    namesNobody: false,
  });
}

const notes: readonly [at: string, daysAgo: number, kind: NoteKind, withWhom: string, text: string][] = [
  [
    brackenfold,
    16,
    "telephone",
    "the manager",
    "The paint shop closes for a week in the new year for new flooring. They will tell schools themselves.",
  ],
  [
    brackenfold,
    60,
    "meeting",
    "the proprietor",
    "Agreed to send the service log of the lifts with each September's evidence.",
  ],
  [
    heronLane,
    12,
    "email",
    "the office",
    "Asked for the insurance to be renewed before it runs out; they had it in hand.",
  ],
];

async function writeNotes(cast: Cast): Promise<void> {
  for (const [at, daysAgo, kind, withWhom, text] of notes) {
    const happenedOn = addDays(cast.years.today, -daysAgo);
    const act = { ...officerOn(cast, daysAgo), now: londonMoment(happenedOn, "16:20") };
    await addNote(act, organisationOf(cast, at), { id: randomUUID(), kind, happenedOn, withWhom, text });
  }
}
