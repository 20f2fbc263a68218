export const interestStatuses = ["new", "invited", "registered", "closed"] as const;
export type InterestStatus = (typeof interestStatuses)[number];
export const interestStatusNames: Record<InterestStatus, string> = {
  new: "New",
  invited: "Invited to register",
  registered: "Registered",
  closed: "Closed",
};

export const invitationAnswers = ["coming", "not_coming"] as const;
export type InvitationAnswer = (typeof invitationAnswers)[number];
export const invitationAnswerNames: Record<InvitationAnswer, string> = {
  coming: "Coming",
  not_coming: "Not coming",
};
