const shape = /^([A-Z]{1,2}[0-9][0-9A-Z]?)([0-9][A-Z]{2})$/;

/** A postcode as it is written ("S65 1AA"), or nothing when it cannot be one. */
export function normalPostcode(text: string): string | undefined {
  const match = shape.exec(text.replace(/\s+/g, "").toUpperCase());
  return match ? `${match[1]} ${match[2]}` : undefined;
}

/** The first half of a postcode, or of what was typed when only the first half was. */
export function outcodeOf(text: string): string | undefined {
  const tight = text.replace(/\s+/g, "").toUpperCase();
  const match = shape.exec(tight);
  if (match) return match[1];
  return /^[A-Z]{1,2}[0-9][0-9A-Z]?$/.test(tight) ? tight : undefined;
}
