const letters = "ABCDEFGHJKLMNPQRTUVWXYZ";

/** How a unique pupil number is written: capitals, no spaces. */
export function normalUpn(text: string): string {
  return text.replace(/\s+/g, "").toUpperCase();
}

/**
 * Whether this can be a unique pupil number: thirteen characters whose first is the check letter of the other
 * twelve, weighted 2 to 13 and divided by 23. A temporary number ends in a letter.
 */
export function isUpn(text: string): boolean {
  if (!/^[A-Z]\d{11}[0-9A-Z]$/.test(text)) return false;
  let total = 0;
  for (const [index, character] of [...text.slice(1)].entries()) {
    const value = /\d/.test(character) ? Number(character) : letters.indexOf(character);
    if (value < 0) return false;
    total += value * (index + 2);
  }
  return letters[total % letters.length] === text[0];
}
