type HalfDayTimes = {
  readonly amStarts: string | null;
  readonly amEnds: string | null;
  readonly pmStarts: string | null;
  readonly pmEnds: string | null;
};

/** "Mornings 09:00 to 12:00, afternoons 12:30 to 15:00" */
export function timesOf(offer: HalfDayTimes): string {
  const span = (name: string, from: string | null, to: string | null) =>
    from === null || to === null ? [] : [`${name} ${from.slice(0, 5)} to ${to.slice(0, 5)}`];
  const parts = [
    ...span("mornings", offer.amStarts, offer.amEnds),
    ...span("afternoons", offer.pmStarts, offer.pmEnds),
  ].join(", ");
  return parts.charAt(0).toUpperCase() + parts.slice(1);
}
