import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { addDays, calendarDate } from "#app/core/calendar.ts";
import { findDraft, listDrafts } from "#app/domain/placements/drafts.server.ts";
import { findPupilAskedFor } from "#app/domain/placements/for-pupil.server.ts";
import { saveRequest } from "#app/domain/placements/save-request.server.ts";
import { startRequest } from "#app/domain/placements/start-request.server.ts";
import { readWish } from "#app/domain/placements/wish.ts";
import { pupilLooks } from "#db/schema/pupils.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, today, visitorAct } from "#tests/support/world.ts";
import { aCommissioning, aPupil } from "#tests/support/world-placements.ts";

withDatabase();

test("a search that began at a pupil ends in a request for that pupil, and for nobody else's", async () => {
  const world = await anAuthority();
  const at = await aCommissioning(world);
  const pupilId = await aPupil(at.lead);
  expect(await findPupilAskedFor(at.lead, pupilId)).toBe(pupilId);
  expect(await findPupilAskedFor(at.officer, pupilId.toUpperCase())).toBe(pupilId);
  const id = randomUUID();
  await startRequest(at.lead, { id, offerId: at.supplier.offerId, pupilId });
  expect((await findDraft(at.lead, id))?.pupilId).toBe(pupilId);

  const strangers = [
    visitorAct(world),
    await aPerson(world, "school_lead"),
    await aPerson(world, "finance_officer", { organisationId: world.authorityId }),
    at.supplier.manager,
    at.coordinator,
  ];
  for (const act of strangers) expect(await findPupilAskedFor(act, pupilId)).toBeUndefined();
  for (const asked of [null, "", "nobody", randomUUID()])
    expect(await findPupilAskedFor(at.lead, asked)).toBeUndefined();
  expect(await owner().select().from(pupilLooks)).toEqual([]);

  const other = await aPerson(world, "school_lead");
  const theirs = { id: randomUUID(), offerId: at.supplier.offerId, pupilId };
  await expect(startRequest(other, theirs)).rejects.toMatchObject({ kind: "rule" });
});

test("a request knows the week that was wanted, as far as the offer has it then", async () => {
  const at = await aCommissioning(await anAuthority());
  const pupilId = await aPupil(at.lead);
  const weekOf = async (query: string, offerId = at.supplier.offerId) => {
    const id = randomUUID();
    const wish = readWish(new URLSearchParams(query));
    await startRequest(at.lead, { id, offerId, pupilId, wish });
    return (await findDraft(at.lead, id))?.answers.wish;
  };
  expect(await weekOf("half=mon-am&half=fri-pm&from=2026-11-02&weeks=6")).toEqual({
    startsOn: "2026-11-02",
    endsOn: "2026-12-13",
    pattern: ["mon-am"],
  });
  // What is past begins today.
  expect(await weekOf("half=tue-pm&from=2026-09-01&weeks=1")).toMatchObject({
    startsOn: today,
    endsOn: addDays(today, 6),
  });
  // So does what names no day.
  expect(await weekOf("half=tue-pm&weeks=1")).toMatchObject({ startsOn: today, endsOn: addDays(today, 6) });
  for (const little of [
    "",
    "half=mon-am",
    "half=mon-am&from=2026-11-02",
    "half=fri-pm&from=2026-11-02&weeks=6",
  ])
    expect(await weekOf(little)).toBeUndefined();
  expect(await weekOf("half=mon-am&from=yesterday&weeks=1000")).toBeUndefined();
});

test("a week that was only wished for is asked for all the same, and stays apart from the one that is saved", async () => {
  const at = await aCommissioning(await anAuthority());
  const pupilId = await aPupil(at.lead);
  const id = randomUUID();
  const wish = readWish(new URLSearchParams("half=mon-am&from=2026-11-02&weeks=6"));
  await startRequest(at.lead, { id, offerId: at.supplier.offerId, pupilId, wish });
  const stepOf = async () =>
    (await listDrafts(at.lead, { page: 1, pageSize: 25 }, "/requests")).rows.map(({ step }) => step);
  expect(await stepOf()).toEqual(["week"]);
  const wished = {
    startsOn: calendarDate("2026-11-02"),
    endsOn: calendarDate("2026-12-13"),
    pattern: ["mon-am" as const],
  };
  const week = { ...wished, pattern: ["tue-am" as const] };
  await saveRequest(at.lead, id, { step: "week", week });
  expect(await stepOf()).toEqual(["purpose"]);
  expect((await findDraft(at.lead, id))?.answers).toEqual({ wish: wished, week });
});
