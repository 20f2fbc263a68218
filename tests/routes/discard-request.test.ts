/** A school lets go of a request that it began: the page asks, and the list no longer has it. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import type { PersonAct } from "#app/core/actor.ts";
import { requestPlacement } from "#app/domain/placements/request-placement.server.ts";
import { openSession } from "#app/platform/session.server.ts";
import { loader as list } from "#app/routes/requests/begun.tsx";
import { loader as check } from "#app/routes/requests/check.tsx";
import { action, loader } from "#app/routes/requests/discard.tsx";
import { loader as funding } from "#app/routes/requests/funding.tsx";
import { loader as pupil } from "#app/routes/requests/pupil.tsx";
import { loader as purpose } from "#app/routes/requests/purpose.tsx";
import { loader as submission } from "#app/routes/requests/submission.tsx";
import { loader as week } from "#app/routes/requests/week.tsx";
import { offers } from "#db/schema/menu.ts";
import { placementDrafts } from "#db/schema/placements.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson } from "#tests/support/world.ts";
import { aCommissioning, aDraft } from "#tests/support/world-placements.ts";

withDatabase();

const address = "http://127.0.0.1:3000/requests";

async function by(act: PersonAct, draftId: string, method = "GET"): Promise<ActionFunctionArgs> {
  const signedIn = await openSession(new Request(address), act.actor.userId, "/");
  const headers = {
    Cookie: (signedIn.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "",
    "Content-Type": "application/x-www-form-urlencoded",
  };
  const request = new Request(address, { method, headers, ...(method === "POST" ? { body: "" } : {}) });
  return { request, params: { draftId }, context: { nonce: "n", address: "192.0.2.1" } };
}

it("asks first, also when the offer has left the menu, and says afterwards that it is done", async () => {
  const at = await aCommissioning(await anAuthority());
  const draft = await aDraft(at);
  await owner().update(offers).set({ status: "withdrawn" }).where(eq(offers.id, at.supplier.offerId));
  expect((await loader(await by(at.lead, draft))).begun).toMatchObject({ id: draft, givenName: "Robin" });
  const answer = await action(await by(at.lead, draft, "POST"));
  expect(answer.headers.get("Location")).toBe("/requests?notice=request-discarded");
  expect(await list(await by(at.lead, draft))).toMatchObject({ rows: [], total: 0 });
});

it("is where every step of a request leads whose offer has left the menu", async () => {
  const at = await aCommissioning(await anAuthority());
  const draft = await aDraft(at);
  await owner().update(offers).set({ status: "withdrawn" }).where(eq(offers.id, at.supplier.offerId));
  type Step = (args: ActionFunctionArgs) => Promise<unknown>;
  const steps: readonly Step[] = [pupil, week, purpose, funding, check, submission];
  for (const step of steps) {
    const answer = await step(await by(at.lead, draft)).catch((thrown: unknown) => thrown);
    expect(answer).toBeInstanceOf(Response);
    expect((answer as Response).headers.get("Location")).toBe(`/requests/${draft}/discard`);
  }
});

it("is open to who may request for the school alone, and leads to the placement when it was sent", async () => {
  const world = await anAuthority();
  const at = await aCommissioning(world);
  const draft = await aDraft(at);
  const other = await aPerson(world, "school_lead");
  await expect(by(other, draft).then(loader)).rejects.toMatchObject({ status: 404 });
  await expect(by(at.approver, draft).then(loader)).rejects.toMatchObject({ status: 403 });
  await expect(by(other, draft, "POST").then(action)).rejects.toMatchObject({ status: 404 });
  await requestPlacement(at.lead, draft);
  await expect(by(at.lead, draft).then(loader)).rejects.toMatchObject({ status: 302 });
  expect((await action(await by(at.lead, draft, "POST"))).status).toBe(409);
  expect(await owner().$count(placementDrafts)).toBe(1);
});
