/** A school fills in a request while the provider is suspended: each page answers with the sentence. */
import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import type { FormReply } from "#app/core/form-reply.ts";
import { suspendProvider } from "#app/domain/quality/suspend-provider.server.ts";
import { openSession } from "#app/platform/session.server.ts";
import { action as approve } from "#app/routes/placements/approval.tsx";
import { action as fund } from "#app/routes/requests/funding.tsx";
import { action as begin } from "#app/routes/requests/new-request.tsx";
import { action as choosePupil } from "#app/routes/requests/pupil.tsx";
import { action as explain } from "#app/routes/requests/purpose.tsx";
import { action as send } from "#app/routes/requests/submission.tsx";
import { action as chooseWeek } from "#app/routes/requests/week.tsx";
import { placementDrafts, placements } from "#db/schema/placements.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson } from "#tests/support/world.ts";
import { aCommissioning, aDraft, aPlacement, aPupil } from "#tests/support/world-placements.ts";

const address = "http://127.0.0.1:3000/";

type Page = (args: ActionFunctionArgs) => Promise<Response>;
type Posted = { page: Page; params: Record<string, string>; fields: Record<string, string>; by: string };

async function post({ page, params, fields, by }: Posted): Promise<Response> {
  const signedIn = await openSession(new Request(address), by, "/");
  const cookie = (signedIn.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
  const request = new Request(address, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Cookie: cookie },
    body: new URLSearchParams(fields),
  });
  return page({ request, params, context: { nonce: "n", address: "192.0.2.1" } });
}

describe("the pages of a request", () => {
  withDatabase();

  it("stop with the sentence while the provider is suspended, and keep what was typed", async () => {
    const world = await anAuthority();
    const at = await aCommissioning(world);
    const draftId = await aDraft(at);
    const pupilId = await aPupil(at.lead);
    const accepted = await aPlacement(at, { status: "accepted", pattern: ["tue-am"] });
    const officer = await aPerson(world, "development_officer", { organisationId: world.authorityId });
    await suspendProvider(officer, at.supplier.providerId, { reason: "A roof has fallen in" });
    const purpose = {
      reason: "behaviour_support",
      objectives: "Settle into a group",
      nextStep: "Back to lessons",
      successTest: "attendance_at_least",
      successTarget: "80",
    };
    const days = { startsOn: "2026-11-02", endsOn: "2026-12-11", pattern: "mon-am" };
    const ofDraft = { params: { draftId }, by: at.lead.actor.userId };
    const posts: Posted[] = [
      { ...ofDraft, page: begin, params: { offerId: at.supplier.offerId }, fields: { id: randomUUID() } },
      { ...ofDraft, page: choosePupil, fields: { pupilId } },
      { ...ofDraft, page: chooseWeek, fields: days },
      { ...ofDraft, page: explain, fields: purpose },
      { ...ofDraft, page: fund, fields: { school: "100", partnership: "", authority: "" } },
      { ...ofDraft, page: send, fields: {} },
      {
        page: approve,
        params: { placementId: accepted },
        fields: { ownerId: at.schoolId },
        by: at.approver.actor.userId,
      },
    ];
    for (const posted of posts) {
      const response = await post(posted);
      const reply: FormReply = await response.json();
      expect([posted.page.name, response.status]).toEqual([posted.page.name, 409]);
      expect(reply.formError).toMatch(
        /^This provider cannot be commissioned today. Suspended on 7 October 2026/,
      );
      expect(reply.values).toMatchObject(posted.fields);
    }
    expect(await owner().$count(placementDrafts)).toBe(2);
    expect((await owner().select().from(placements)).map(({ status }) => status)).toEqual(["accepted"]);
  });
});
