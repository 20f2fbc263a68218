import type { CalendarDate, WeeklyHalfDay } from "#app/core/calendar.ts";

export const placementStatuses = [
  "requested",
  "accepted",
  "approved",
  "active",
  "ended",
  "declined",
  "cancelled",
] as const;
export type PlacementStatus = (typeof placementStatuses)[number];
export const placementStatusNames: Record<PlacementStatus, string> = {
  requested: "Requested",
  accepted: "Accepted by the provider",
  approved: "Approved",
  active: "Active",
  ended: "Ended",
  declined: "Declined",
  cancelled: "Cancelled",
};

/** Why the placement was commissioned; mapped to census codes on export. */
export const placementReasons = [
  "behaviour_support",
  "permanent_exclusion",
  "suspension",
  "mental_health",
  "physical_health",
  "plan_names_setting",
  "no_school_place",
  "other",
] as const;
export type PlacementReason = (typeof placementReasons)[number];
export const placementReasonNames: Record<PlacementReason, string> = {
  behaviour_support: "Off-site placement for behavioural support",
  permanent_exclusion: "Permanent exclusion",
  suspension: "Suspension",
  mental_health: "Medical condition (mental health)",
  physical_health: "Medical condition (physical health)",
  plan_names_setting: "Setting named on an EHC plan",
  no_school_place: "New arrival without a school place",
  other: "Another reason",
};

/** The half days a placement used until a day, that day included, before they were changed. */
export type EarlierPattern = { readonly until: CalendarDate; readonly pattern: readonly WeeklyHalfDay[] };

/** What of a placement that is approved or active may be changed: its half days from a day on, or its last day. */
export const changeKinds = ["amend", "extend"] as const;
export type ChangeKind = (typeof changeKinds)[number];
export const changeKindNames: Record<ChangeKind, string> = {
  amend: "Other half days",
  extend: "A later last day",
};

export const changeStatuses = ["asked", "accepted", "approved", "declined", "cancelled"] as const;
export type ChangeStatus = (typeof changeStatuses)[number];
export const changeStatusNames: Record<ChangeStatus, string> = {
  asked: "Asked for",
  accepted: "Accepted by the provider",
  approved: "Approved",
  declined: "Declined",
  cancelled: "Cancelled",
};

/** What has to be there before a child may start (see the start rule in placements). */
export const startChecks = [
  "safeguarding_confirmation",
  "contacts",
  "information_pack",
  "pack_read",
  "risk_assessment",
  "parents_informed",
  "objectives",
  "first_review",
  "agreement_commissioner",
  "agreement_provider",
] as const;
export type StartCheck = (typeof startChecks)[number];

export const endReasons = [
  "objectives_met",
  "planned_end",
  "reintegrated",
  "moved_to_specialist",
  "provider_ended",
  "commissioner_ended_safeguarding",
  "commissioner_ended_quality",
  "commissioner_ended_cost",
  "disengaged",
  "moved_away",
  "left_year_11",
] as const;
export type EndReason = (typeof endReasons)[number];
export const endReasonNames: Record<EndReason, string> = {
  objectives_met: "Objectives met",
  planned_end: "Planned end",
  reintegrated: "Back in school",
  moved_to_specialist: "Moved to a specialist setting",
  provider_ended: "Ended by the provider",
  commissioner_ended_safeguarding: "Ended by the commissioner: safeguarding",
  commissioner_ended_quality: "Ended by the commissioner: quality",
  commissioner_ended_cost: "Ended by the commissioner: cost",
  disengaged: "The pupil stopped engaging",
  moved_away: "The pupil moved away",
  left_year_11: "Left at the end of year 11",
};

export const successTestKinds = [
  "attendance_at_least",
  "attendance_gain",
  "reintegrated",
  "qualification",
  "objectives_met",
  "sustained_destination",
] as const;
export type SuccessTestKind = (typeof successTestKinds)[number];
export const successTestNames: Record<SuccessTestKind, string> = {
  attendance_at_least: "Attendance reaches a percentage",
  attendance_gain: "Attendance rises by percentage points",
  reintegrated: "Back in school",
  qualification: "A qualification is gained",
  objectives_met: "The objectives are met",
  sustained_destination: "A destination that lasts",
};

/** What people read on a placement's timeline. */
export const placementEventNames: Readonly<Record<string, string>> = {
  "placement.requested": "Requested",
  "placement.accepted": "Accepted by the provider, places held",
  "placement.declined": "Declined by the provider",
  "placement.part_approved": "A budget holder approved its part",
  "placement.part_seconded": "A second person approved a part",
  "placement.approved": "Approved, money and places reserved",
  "placement.check_given": "Given before the start",
  "placement.started": "Started",
  "placement.ended": "Ended",
  "placement.cancelled": "Cancelled",
  "placement.change_asked": "A change was asked for",
  "placement.change_accepted": "The change was accepted by the provider, places held",
  "placement.change_declined": "The change was declined by the provider",
  "placement.change_cancelled": "The change was cancelled",
  "placement.change_part_approved": "A budget holder approved its part of the change",
  "placement.change_part_seconded": "A second person approved a part of the change",
  "placement.change_approved": "The change was approved",
  "placement.rise_raised": "A statement charges more than is reserved, and waits",
  "placement.rise_approved": "More was reserved for what a statement charges",
  "placement.rise_refused": "What a statement charges beyond the reservation was refused",
  "absence.notified": "Absence told ahead",
  "mark.corrected": "A mark in the register was corrected",
  "reservation.released": "The rest of the reservation was given back",
  "outcome.recorded": "Outcome recorded",
  "outcome.amended": "Outcome amended",
  "review.planned": "Review planned",
  "review.held": "Review held",
};

/** What happened between those who pay, of which a provider is told nothing. */
export const placementEventsOfPayers: readonly string[] = [
  "placement.part_approved",
  "placement.part_seconded",
  "placement.change_part_approved",
  "placement.change_part_seconded",
  "placement.rise_raised",
  "reservation.released",
];
