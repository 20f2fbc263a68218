import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { findDraft } from "#app/domain/placements/drafts.server.ts";
import { findPupilAskedFor } from "#app/domain/placements/for-pupil.server.ts";
import { startRequest } from "#app/domain/placements/start-request.server.ts";
import { pupilLooks } from "#db/schema/pupils.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, visitorAct } from "#tests/support/world.ts";
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
