/** The steps of a request in their order; the last shows everything before it is sent. */
export const requestSteps = ["pupil", "week", "purpose", "funding", "check"] as const;
export type RequestStep = (typeof requestSteps)[number];
