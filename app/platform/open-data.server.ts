/** Answers that any site on the web may read: no key, no cookie, any origin. */
const open = { "Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=300" };

export const openJson = (value: unknown): Response => Response.json(value, { headers: open });

/** What was asked cannot be read (400) or is not there (404), in a sentence. */
export const openError = (status: 400 | 404, sentence: string): Response =>
  Response.json({ error: sentence }, { status, headers: { "Access-Control-Allow-Origin": "*" } });
