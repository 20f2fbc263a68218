/** What of a menu's address is worth keeping: the search itself, not the page of it one looked at. */
const passing = new Set(["page", "pupil", "offer"]);

/** The same search in one form, so that a kept one can be opened again and told from another. */
export function keptAddress(typed: string): string {
  const kept = [...new URLSearchParams(typed)].filter(
    ([name, value]) => !passing.has(name) && value.trim() !== "",
  );
  return new URLSearchParams(kept).toString();
}
