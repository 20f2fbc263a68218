/** A placement of a journey's own, brought by its people as far as the journey needs it. */
import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { addDays, type CalendarDate, type WeeklyHalfDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { StartCheck } from "#app/core/words/placements.ts";
import type { Typed } from "../../support/portal.ts";
import { eightWeeksOn, today } from "./days.ts";
import { done, ownWord } from "./offers.ts";

export type OwnPupil = { id: string; name: string; familyName: string };

/** A pupil of year 10 of the lead's own school. */
export async function addPupil(lead: Page): Promise<OwnPupil> {
  const id = randomUUID();
  const familyName = `Heron${ownWord()}`;
  await lead.goto(paths.newPupil());
  const schoolId = await lead.locator('input[name="schoolId"]').getAttribute("value");
  await done(lead, paths.newPupil(), { id, schoolId: schoolId ?? "", familyName, ...pupil });
  return { id, familyName, name: `${pupil.givenName} ${familyName}` };
}

const pupil = {
  givenName: "Robin",
  bornOn: `${Number(today.slice(0, 4)) - 15}-01-15`,
  yearGroup: "10",
  upn: "",
  homePostcode: "S65 1ZZ",
  senProvision: "support",
  needs: ["semh"],
};

type Asked = {
  startsOn?: CalendarDate;
  endsOn?: CalendarDate;
  pattern?: readonly WeeklyHalfDay[];
  funding?: Typed;
};

/** A request sent to the provider. Gives the placement's id. */
export async function requestPlacement(
  lead: Page,
  offerId: string,
  pupilId: string,
  { startsOn = today, endsOn = eightWeeksOn, pattern = ["mon-am", "wed-am"], funding }: Asked = {},
): Promise<string> {
  const id = randomUUID();
  await done(lead, paths.newRequest(offerId), { id });
  await done(lead, paths.request(id, "pupil"), { pupilId });
  await done(lead, paths.request(id, "week"), { startsOn, endsOn, pattern });
  await done(lead, paths.request(id, "purpose"), purpose);
  await done(
    lead,
    paths.request(id, "funding"),
    funding ?? { school: "100", partnership: "", authority: "" },
  );
  await done(lead, paths.request(id, "submission"));
  return id;
}

const purpose = {
  reason: "behaviour_support",
  objectives: "Come every week and finish a bicycle.",
  nextStep: "Back to two workshops a week in school.",
  successTest: "objectives_met",
  successTarget: "",
};

export const accept = (manager: Page, id: string) => done(manager, paths.acceptance(id));

/** Approves the one part that is this person's to approve. */
export async function approve(approver: Page, id: string): Promise<void> {
  await approver.goto(paths.approval(id));
  const ownerId = await approver.locator('input[name="ownerId"]').getAttribute("value");
  await done(approver, paths.approval(id), { ownerId: ownerId ?? "" });
}

type Sides = { lead: Page; manager: Page; staff: Page; safeguarding: Page };

/** What each of the ten things that must be there asks for, and whose it is. */
export const startChecksGiven: Readonly<Record<StartCheck, { by: keyof Sides; typed: Typed }>> = {
  objectives: { by: "lead", typed: { objectives: purpose.objectives, nextStep: purpose.nextStep } },
  contacts: {
    by: "lead",
    typed: {
      schoolContact: "Inclusion office",
      schoolPhone: "01709 000000",
      providerLead: "Joy Adeyemi",
      providerPhone: "01709 000001",
      sites: "yes",
    },
  },
  information_pack: {
    by: "lead",
    typed: {
      needs: "Short tasks, and a place to go when it is too much.",
      health: "None",
      emergencyContacts: "A made-up aunt, 01709 000002",
      mayCollect: "Travels alone by bus.",
      risks: "None known",
    },
  },
  pack_read: { by: "staff", typed: { read: "yes" } },
  risk_assessment: {
    by: "lead",
    typed: {
      assessedBy: "Shona Bell with the workshop",
      risks: "Tools",
      measures: "An adult at the bench",
    },
  },
  safeguarding_confirmation: {
    by: "safeguarding",
    typed: { confirmedBy: "Joy Adeyemi, safeguarding lead", confirmed: "yes" },
  },
  parents_informed: { by: "lead", typed: { noticeOn: today, agreedInWriting: "yes", note: "By letter" } },
  first_review: { by: "lead", typed: { plannedOn: addDays(today, 21) } },
  agreement_commissioner: { by: "lead", typed: { accepted: "yes" } },
  agreement_provider: { by: "manager", typed: { accepted: "yes" } },
};

/** All ten, each by who gives it. */
export async function makeReady(sides: Sides, id: string): Promise<void> {
  for (const [kind, { by, typed }] of Object.entries(startChecksGiven))
    await done(sides[by], paths.startCheck(id, kind), typed);
}

export const start = (lead: Page, id: string) => done(lead, paths.start(id));
