import { describe, expect, it } from "vitest";
import { calendarDate } from "#app/core/calendar.ts";
import { messagesFor } from "#app/domain/placements/messages.ts";

const facts = {
  id: "1",
  reference: "AP-2026-0042",
  offerTitle: "Engines",
  startsOn: calendarDate("2026-11-02"),
  commissionerId: "school",
  providerId: "provider",
};
const absolute = (path: string) => `https://portal.example${path}`;

describe("mails about a placement", () => {
  it.each([
    ["placement.requested", ["provider"]],
    ["placement.accepted", ["school"]],
    ["placement.declined", ["school"]],
    ["placement.approved", ["school", "provider"]],
    ["placement.ended", ["provider"]],
    ["placement.check_given", []],
    ["toString", []],
  ])("%s is told to %j", (event, told) => {
    const messages = messagesFor(event, facts, absolute);
    expect(messages.map(({ organisationId }) => organisationId)).toEqual(told);
  });

  it("name the reference and the address, and nothing of the pupil", () => {
    const [message] = messagesFor("placement.requested", facts, absolute);
    expect(message?.subject).toBe("New placement request: AP-2026-0042");
    expect(message?.text).toContain("https://portal.example/placements/1");
    expect(message?.text).toContain("First day: 2 November 2026");
  });
});
