export const outcomeResults = ["met", "not_met", "not_known"] as const;
export type OutcomeResult = (typeof outcomeResults)[number];
export const outcomeResultNames: Record<OutcomeResult, string> = {
  met: "Met",
  not_met: "Not met",
  not_known: "Not known",
};

export const destinations = [
  "mainstream",
  "special",
  "alternative_provision",
  "college",
  "apprenticeship",
  "employment",
  "not_in_education",
  "moved_away",
  "not_known",
] as const;
export type Destination = (typeof destinations)[number];
export const destinationNames: Record<Destination, string> = {
  mainstream: "Mainstream school",
  special: "Special school",
  alternative_provision: "Other alternative provision",
  college: "College",
  apprenticeship: "Apprenticeship",
  employment: "Employment",
  not_in_education: "Not in education, employment or training",
  moved_away: "Moved away",
  not_known: "Not known",
};
