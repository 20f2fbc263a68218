/** Answers that any site on the web may read: no key, no cookie. The server itself says so to browsers; see `openToAll`. */
const kept = { "Cache-Control": "public, max-age=300" };

export const openJson = (value: unknown): Response => Response.json(value, { headers: kept });

/** What was asked cannot be read (400) or is not there (404), in a sentence. */
export const openError = (status: 400 | 404, sentence: string): Response =>
  Response.json({ error: sentence }, { status });
