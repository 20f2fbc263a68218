/** What the list of visits is narrowed by, as its address says it: the same for the page and its file. */
import { formatDay } from "#app/core/calendar.ts";
import {
  visitPurposeNames,
  visitPurposes,
  visitStatuses,
  visitStatusNames,
} from "#app/core/words/quality.ts";
import type { VisitFilter } from "#app/domain/quality/visits/queries.server.ts";
import { dayIn } from "#app/platform/address.ts";

export function filterIn(asked: URLSearchParams, me: string) {
  const statuses = visitStatuses.filter((status) => asked.getAll("status").includes(status));
  const purposes = visitPurposes.filter((purpose) => asked.getAll("purpose").includes(purpose));
  const isMine = asked.get("mine") === "yes";
  const from = dayIn(asked, "from");
  const to = dayIn(asked, "to");
  const filter: VisitFilter = { statuses, purposes, visitorId: isMine ? me : undefined, from, to };
  const selected = [
    ...statuses.map((value) => ({ name: "status", value, text: visitStatusNames[value] })),
    ...purposes.map((value) => ({ name: "purpose", value, text: visitPurposeNames[value] })),
    ...(isMine ? [{ name: "mine", value: "yes", text: "My own" }] : []),
    ...(from ? [{ name: "from", value: from, text: `From ${formatDay(from)}` }] : []),
    ...(to ? [{ name: "to", value: to, text: `To ${formatDay(to)}` }] : []),
  ];
  return { filter, selected };
}
