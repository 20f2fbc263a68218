import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import { addDays, calendarDate, londonMoment } from "#app/core/calendar.ts";
import { closeCondition } from "#app/domain/quality/close-condition.server.ts";
import { answerCondition } from "#app/domain/quality/conditions/answer-condition.server.ts";
import { checkConditionAnswer } from "#app/domain/quality/conditions/check-condition-answer.server.ts";
import { conditionState, reminderOn, whenOverdue } from "#app/domain/quality/conditions/due.ts";
import {
  messagesForAnswer,
  messagesForReturn,
  remindOfConditions,
} from "#app/domain/quality/conditions/mails.server.ts";
import { canAnswerCondition, canCheckAnswer } from "#app/domain/quality/conditions/policy.ts";
import {
  findAnswerDocument,
  findConditionWithAnswers,
  listConditions,
} from "#app/domain/quality/conditions/queries.server.ts";
import { findCondition } from "#app/domain/quality/provider-queries.server.ts";
import { withdrawProvider } from "#app/domain/quality/withdraw-provider.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { conditionAnswers } from "#db/schema/monitoring.ts";
import { documents, events, mails } from "#db/schema/platform.ts";
import { conditions, decisions } from "#db/schema/quality.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { whoMay } from "#tests/support/persons.ts";
import { anAuthority, aPerson, systemAct, today, visitorAct, type World } from "#tests/support/world.ts";
import { aConditionedProvider } from "#tests/support/world-concerns.ts";
import { aPdf, aProvider, officers } from "#tests/support/world-providers.ts";

const said = (id = randomUUID()) => ({ id, text: "Held on Monday, all out in two minutes", file: undefined });
const accepted = { verdict: "accepted", message: "" } as const;
const returned = { verdict: "returned", message: "Send the log of it" } as const;

describe("when a condition is due", () => {
  const dueOn = calendarDate("2026-10-07");
  it.each([
    [-15, "open", undefined],
    [-14, "due_soon", "two_weeks"],
    [-4, "due_soon", "two_weeks"],
    [-3, "due_soon", "three_days"],
    [0, "due_soon", "three_days"],
    [1, "overdue", "overdue"],
    [40, "overdue", "overdue"],
  ])("%i days after its last day it is %s", (days, state, reminder) => {
    const day = addDays(dueOn, days);
    expect(conditionState(day, { dueOn, closedOn: null, critical: true })).toBe(state);
    expect(conditionState(day, { dueOn, closedOn: dueOn, critical: true })).toBe("closed");
    expect(reminderOn(day, dueOn)).toBe(reminder);
  });
  it("says what follows from the day after", () => {
    expect(whenOverdue({ dueOn, critical: true })).toMatch(/^From 8 October 2026 nothing new/);
    expect(whenOverdue({ dueOn, critical: false })).toMatch(/overdue/);
  });
});

describe("who may answer and check", () => {
  it("the provider's own manager, and those who assure", () => {
    expect(whoMay((actor) => canAnswerCondition(actor, { organisationId: "own" }))).toEqual([
      "provider_manager",
    ]);
    expect(whoMay((actor) => canAnswerCondition(actor, { organisationId: "other" }))).toEqual([]);
    expect(whoMay(canCheckAnswer)).toEqual(["development_officer", "authority_lead"]);
  });
});

describe("answering a condition", () => {
  withDatabase();

  it("is returned with a message, answered again with a file, and accepted, which closes it; all of it stays", async () => {
    const world = await anAuthority();
    const { manager, providerId, conditionId } = await aConditionedProvider(world);
    const { officer } = await officers(world);
    await expect(checkConditionAnswer(officer, conditionId, accepted)).rejects.toMatchObject({
      kind: "conflict",
    });
    const first = said();
    await Promise.all([1, 2].map(() => answerCondition(manager, conditionId, first)));
    await expect(answerCondition(manager, conditionId, said())).rejects.toMatchObject({ kind: "conflict" });
    await checkConditionAnswer(officer, conditionId, returned);
    await expect(checkConditionAnswer(officer, conditionId, accepted)).rejects.toMatchObject({
      kind: "conflict",
    });
    const again = { ...said(), file: aPdf("log.pdf") };
    for (let times = 0; times < 2; times++) await answerCondition(manager, conditionId, again);
    expect(await owner().$count(documents, eq(documents.id, again.id))).toBe(1);
    await checkConditionAnswer(officer, conditionId, accepted);
    expect(await findConditionWithAnswers(manager, conditionId)).toMatchObject({
      state: "closed",
      closedOn: today,
      answers: [
        { status: "accepted", fileName: "log.pdf" },
        { status: "returned", message: returned.message },
      ],
    });
    await expect(answerCondition(manager, conditionId, said())).rejects.toMatchObject({ kind: "conflict" });
    const happened = await owner().select().from(events).where(eq(events.subjectId, providerId));
    const names = happened.map(({ name }) => name).filter((name) => name.startsWith("condition."));
    expect(names.sort()).toEqual([
      "condition.answered",
      "condition.answered",
      "condition.closed",
      "condition.returned",
    ]);
  });

  it("may be closed without an answer, and an answer that waits is accepted with it", async () => {
    const world = await anAuthority();
    const { manager, conditionId } = await aConditionedProvider(world);
    const { officer } = await officers(world);
    await answerCondition(manager, conditionId, said());
    await closeCondition(officer, conditionId, { reason: "Seen on a visit" });
    expect((await findConditionWithAnswers(officer, conditionId))?.answers).toMatchObject([
      { status: "accepted", message: "Seen on a visit" },
    ]);
    await expect(closeCondition(officer, conditionId, { reason: "Again" })).rejects.toMatchObject({
      kind: "conflict",
    });
  });

  it("is for the provider's manager about its own, and of a confirmed decision only", async () => {
    const world = await anAuthority();
    const { manager, providerId, conditionId } = await aConditionedProvider(world);
    const { officer } = await officers(world);
    const lead = await aPerson(world, "provider_safeguarding_lead", { organisationId: providerId });
    const other = await aProvider(world);
    const school = await aPerson(world, "school_lead");
    for (const act of [lead, officer, school])
      await expect(answerCondition(act, conditionId, said())).rejects.toMatchObject({ kind: "forbidden" });
    await expect(answerCondition(other.manager, conditionId, said())).rejects.toMatchObject({
      kind: "not_found",
    });
    await answerCondition(manager, conditionId, said());
    await expect(checkConditionAnswer(manager, conditionId, accepted)).rejects.toMatchObject({
      kind: "forbidden",
    });
    for (const act of [manager, officer])
      expect(await findCondition(act, conditionId)).toMatchObject({ id: conditionId });
    await owner()
      .update(decisions)
      .set({ status: "proposed", decidedOn: null, confirmedBy: null, confirmedAt: null })
      .where(eq(decisions.providerId, providerId));
    await expect(answerCondition(manager, conditionId, said())).rejects.toMatchObject({ kind: "not_found" });
    expect(await listConditions(manager, providerId)).toEqual([]);
    expect(await findConditionWithAnswers(officer, conditionId)).toBeUndefined();
    for (const act of [manager, officer]) expect(await findCondition(act, conditionId)).toBeUndefined();
  });

  it("tells officers of an answer and the manager of a return", async () => {
    const world = await anAuthority();
    const { manager, conditionId } = await aConditionedProvider(world);
    const answer = said();
    await answerCondition(manager, conditionId, answer);
    const of = { conditionId, answerId: answer.id, message: returned.message };
    expect(await messagesForAnswer(systemAct(world), of)).toHaveLength(2);
    const [letter, ...more] = await messagesForReturn(systemAct(world), of);
    expect(letter?.text).toContain(returned.message);
    expect(more).toEqual([]);
  });
});

describe("reminding of conditions", () => {
  withDatabase();

  const night = (world: World, days: number): Act =>
    systemAct(world, londonMoment(addDays(today, days), "06:00"));
  const sent = async () =>
    (await owner().select().from(mails)).flatMap(({ key }) =>
      key.startsWith("condition.") ? key.split(":")[0] : [],
    );

  it("writes two weeks and three days ahead and the day after, once each, to officers too when it is overdue", async () => {
    const world = await anAuthority();
    await aConditionedProvider(world, { dueIn: 20 });
    for (const days of [5, 6, 6, 7, 16, 17, 18, 20]) await remindOfConditions(night(world, days));
    const ahead = await sent();
    expect(ahead).toEqual(["condition.two_weeks", "condition.three_days"]);
    for (const days of [21, 21, 22]) await remindOfConditions(night(world, days));
    expect((await sent()).length - ahead.length).toBe(3);
  });

  it("leaves alone who has answered, is done or is withdrawn; officers hear of an answer that waits", async () => {
    const world = await anAuthority();
    const { manager, providerId, conditionId } = await aConditionedProvider(world, { dueIn: 10 });
    const { officer } = await officers(world);
    await answerCondition(manager, conditionId, said());
    await remindOfConditions(night(world, 0));
    expect(await sent()).toEqual([]);
    await remindOfConditions(night(world, 11));
    expect(await sent()).toHaveLength(2);
    await owner().delete(mails);
    await withdrawProvider(officer, providerId, { reason: "Closed" });
    await remindOfConditions(night(world, 11));
    expect(await sent()).toEqual([]);
  });
});

describe("who sees conditions and their files", () => {
  withDatabase();

  it("is the provider's manager and safeguarding lead, and officers", async () => {
    const world = await anAuthority();
    const { manager, providerId, conditionId } = await aConditionedProvider(world);
    const { officer } = await officers(world);
    const answer = { ...said(), file: aPdf() };
    await answerCondition(manager, conditionId, answer);
    const lead = await aPerson(world, "provider_safeguarding_lead", { organisationId: providerId });
    for (const act of [manager, lead, officer]) {
      expect(await listConditions(act, providerId)).toMatchObject([
        { id: conditionId, answerStatus: "given" },
      ]);
      expect((await findAnswerDocument(act, answer.id))?.fileName).toBe("paper.pdf");
    }
    const elsewhere = await anAuthority();
    const strangers = [
      await aPerson(world, "provider_staff", { organisationId: providerId }),
      (await aProvider(world)).manager,
      await aPerson(world, "school_lead"),
      await aPerson(elsewhere, "authority_lead", { organisationId: elsewhere.authorityId }),
      visitorAct(world),
    ];
    for (const [index, act] of strangers.entries()) {
      expect(await listConditions(act, providerId)).toEqual([]);
      expect(await findConditionWithAnswers(act, conditionId)).toBeUndefined();
      expect(await findAnswerDocument(act, answer.id)).toBeUndefined();
      // The second wall lets the provider's own organisation through, whoever it is there; nobody else.
      const rows = await transaction(act, (tx) => tx.select().from(conditionAnswers));
      expect(rows).toHaveLength(index === 0 ? 1 : 0);
    }
  });
});

describe("the database", () => {
  withDatabase();

  it("lets one answer wait at a time, and none come back without a message", async () => {
    const world = await anAuthority();
    const { manager, providerId, conditionId } = await aConditionedProvider(world);
    await answerCondition(manager, conditionId, said());
    const row = {
      authorityId: world.authorityId,
      conditionId,
      providerId,
      text: "Again",
      givenBy: manager.actor.userId,
      givenAt: manager.now,
    };
    await expect(owner().insert(conditionAnswers).values(row)).rejects.toThrow();
    await expect(owner().update(conditionAnswers).set({ status: "returned" })).rejects.toThrow();
    expect(await owner().$count(conditions)).toBe(1);
  });
});
