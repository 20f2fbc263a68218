/** What a page says once about what was just saved, named in the address it is reached by: /schools?notice=unplaced */
export type NoticeWords = { tone: "success" | "information" | "warning"; text: string };

const done = (text: string) => ({ tone: "success", text }) as const;

const notices = {
  unplaced: {
    tone: "warning",
    text: "Saved, but we do not know where the postcode is, so no distances can be shown for it. Check it: if it is right, leave it as it is.",
  },
  saved: done("Saved."),
  added: done("Added."),
  removed: done("Removed."),
  moved: done("Moved. The new order is saved."),
  register: done("The register is saved."),
  watched: done("What you did is recorded."),
  answered: done("Your answer is sent."),
  noted: done("What you noted is saved."),
  checked: done("What you found is recorded."),
  submitted: done("Your registration is submitted."),
  renewed: done("The next registration is begun, with what you gave before filled in."),
  lifted: done("The suspension is lifted."),
  suspended: done("The provider is suspended from today."),
  withdrawn: done("The withdrawal is recorded."),
  "condition-closed": done("The condition is closed."),
  acknowledged: done("The change is acknowledged, and stands."),
  returned: done("The change is sent back to the provider with your reason."),
  "taken-back": done("The change is taken back. What stood before still stands."),
  "line-settled": done("The line is settled."),
  "line-queried": done("Your query is sent to the provider."),
  "line-agreed": done("The line is agreed."),
  "offer-withdrawn": done("The offer is withdrawn. Placements on it go on."),
  "offer-published": done("The offer is published."),
  "offer-drafted": done("The draft of the offer is saved."),
  joined: done("The school has joined the partnership."),
  left: done("The day on which the school leaves is saved."),
  absence: done("The absence is notified."),
  opened: done("The assessment is open."),
  judged: done("The judgements are saved."),
  shared: done("The report is shared with the provider."),
  proposed: done("The decision is proposed to a second officer."),
  confirmed: done("The decision is confirmed, and holds."),
  "sent-back": done("The decision is sent back."),
  "visit-planned": done("The day of the visit is saved."),
  "visit-recorded": done("The visit is recorded."),
  "visit-cancelled": done("The visit is cancelled."),
  "calendar-closed": done("The old address of your calendar no longer works."),
  "request-discarded": done("The request is discarded. Nothing of it was sent."),
  requested: done("The request is sent to the provider."),
  accepted: done("The request is accepted, and the places are held."),
  declined: done("The request is declined, and who asked is told."),
  approved: done("Your approval is recorded."),
  "change-asked": done("The change is asked for. The provider answers first."),
  "change-accepted": done("The change is accepted, and the places it needs are held."),
  "change-declined": done("The change is declined, and who asked is told."),
  "change-approved": done("Your approval of the change is recorded."),
  "change-cancelled": done("The change is cancelled. The placement stays as it is."),
  "rise-approved": done("Your approval is recorded."),
  "rise-refused": done("The rise is refused. It stays on the statement and is not charged."),
  given: done("What you gave for the start is saved."),
  started: done("The placement has started."),
  ended: done("The end of the placement is recorded."),
  cancelled: done("The placement is cancelled."),
  "review-planned": done("The review is planned."),
  "money-moved": done("The money is moved."),
  allocated: done("The allocation is made."),
  "budget-opened": done("The budget is open. Put money into it here."),
  raised: done("The statements of the month are raised."),
  "none-raised": {
    tone: "information",
    text: "Nothing was left to raise for this month: every placement in it has its charge.",
  },
  enquired: done("The enquiry is sent."),
  "enquiry-closed": done("The enquiry is closed."),
  "concern-raised": done("The concern is raised. An officer looks at it."),
  "concern-weighed": done("What you made of the concern is saved."),
  "concern-visit": done("The concern is linked to the visit."),
  "concern-closed": done("The concern is closed."),
  published: done("Published."),
  copied: done("The copy is a draft that you can change."),
  shipped: done("The framework is published. New assessments are judged by it."),
  "gap-drafted": done("The gap is saved as a draft."),
  "gap-withdrawn": done("The gap is withdrawn."),
  "event-called": done("The event is called. Choose whom to invite."),
  "event-cancelled": done("The event is cancelled."),
  attended: done("Who came is saved."),
  deputy: done("The deputy is named."),
  "brought-in": done("The rows are brought in."),
  "none-brought-in": {
    tone: "information",
    text: "Nothing was brought in: no row is new or says anything else than what is here. Refused rows say why.",
  },
  discarded: done("The list is discarded. Nothing of it was brought in."),
  invited: done("The invitation is sent."),
  "invitation-ended": done("The invitation no longer works."),
} as const satisfies Record<string, NoticeWords>;

/** The local address, with the notice of that name when there is one to give. */
export function withNotice(to: string, name: keyof typeof notices | undefined): string {
  if (name === undefined) return to;
  const [path = "", fragment] = to.split("#");
  const address = `${path}${path.includes("?") ? "&" : "?"}notice=${name}`;
  return fragment === undefined ? address : `${address}#${fragment}`;
}

/** The notice an address asks for; any other word asks for none. */
export function noticeIn(address: URL): NoticeWords | undefined {
  const name = address.searchParams.get("notice") ?? "";
  return Object.hasOwn(notices, name) ? notices[name as keyof typeof notices] : undefined;
}

/** The query of an address without its notice: what was said once is not said again on the way to the next page. */
export function withoutNotice(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => name !== "notice"));
}
