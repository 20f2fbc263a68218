/** What an officer may do about a provider whose pupils come near or over full time. */
export const watchActions = ["spoke", "asked_to_reduce", "told_department", "no_action", "note"] as const;
export type WatchAction = (typeof watchActions)[number];
export const watchActionNames: Record<WatchAction, string> = {
  spoke: "Spoke with the provider",
  asked_to_reduce: "Asked commissioners to reduce the hours",
  told_department: "Told the Department for Education",
  no_action: "Looked into it: nothing to do",
  note: "Note",
};

/** What the hours at one provider add up to under the rule of the day: a prompt, never a finding. */
export const watchStates = ["alert", "warning", "clear"] as const;
export type WatchState = (typeof watchStates)[number];
export const watchStateNames: Record<WatchState, string> = {
  alert: "Look into it",
  warning: "Keep an eye on it",
  clear: "Below the figures",
};
