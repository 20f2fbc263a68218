/** Sessions in an academic year of 190 days, unless the calendar says otherwise. */
export const sessionsInFullYear = 380;

export type QuotaSplit = { readonly within: number; readonly beyond: number };

/**
 * How many of the sessions wanted lie within the quota, given those used by earlier approvals; the last ones
 * are those beyond. An undefined quota does not limit: all are within. A quota of nought has none left.
 */
export function splitByQuota(quota: number | undefined, used: number, wanted: number): QuotaSplit {
  for (const sessions of [quota ?? 0, used, wanted])
    if (!Number.isSafeInteger(sessions) || sessions < 0)
      throw new RangeError(`${sessions} is not a number of sessions`);
  if (quota === undefined) return { within: wanted, beyond: 0 };
  const within = Math.min(wanted, Math.max(0, quota - used));
  return { within, beyond: wanted - within };
}

/** A quota of places in sessions: half places are allowed, and half a session counts as one. */
export function placesToSessions(places: number, sessionsInYear: number = sessionsInFullYear): number {
  if (!(places >= 0) || !Number.isInteger(places * 2))
    throw new RangeError(`${places} is not a number of places`);
  return Math.round(places * sessionsInYear);
}

/** Sessions as places of the whole year, for showing: 190 sessions of 380 are 0.5. To two decimals. */
export function sessionsToPlaces(sessions: number, sessionsInYear: number = sessionsInFullYear): number {
  return Math.round((sessions / sessionsInYear) * 100) / 100;
}
