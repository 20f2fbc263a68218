import { expect, it } from "vitest";
import { calendarDate } from "#app/core/calendar.ts";
import {
  type PlacementsAsked,
  placementsIn,
  placementsQuery,
  placementsSelected,
} from "#app/domain/placements/list-address.ts";

const day = calendarDate;
const everything: PlacementsAsked = {
  words: "engine",
  statuses: ["approved", "active"],
  organisationId: "0199a2b4-0000-7000-8000-000000000001",
  starts: { from: day("2026-09-01"), to: day("2026-10-21") },
  ends: { from: day("2026-10-07"), to: day("2026-10-21") },
  ended: { from: day("2026-09-01"), to: day("2027-08-31") },
  isUntold: true,
  isToApprove: true,
  change: "accepted",
  isChangeToApprove: true,
  isMine: true,
  isOwn: true,
};

it("writes a filter into the address so that the same one is read out of it", () => {
  expect(placementsIn(new URLSearchParams(placementsQuery(everything)))).toEqual(everything);
  expect(placementsQuery(placementsIn(new URLSearchParams("")))).toBe("");
});

it("passes over what no filter says", () => {
  const asked = new URLSearchParams(
    "status=gone&starts-from=soon&ends-to=2026-02-30&mine=perhaps&organisation=1",
  );
  expect(placementsSelected(placementsIn(asked))).toEqual([]);
});

it("names every filter that is set, so that each can be taken away", () => {
  expect(placementsSelected(everything, "Oak School").map(({ text }) => text)).toEqual([
    "engine",
    "Approved",
    "Active",
    "Oak School",
    "Starts from 1 September 2026",
    "Starts to 21 October 2026",
    "Last day from 7 October 2026",
    "Last day to 21 October 2026",
    "Ended from 1 September 2026",
    "Ended to 31 August 2027",
    "Change to be approved",
    "Outcome to be recorded",
    "Waiting for your approval",
    "Change waiting for your approval",
    "Requested by you",
    "Commissioned by your organisation",
  ]);
});
