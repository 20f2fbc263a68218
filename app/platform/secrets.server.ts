/**
 * The secrets that links, calendars and cookies carry. The database keeps a hash only, so that a copy of it opens
 * nothing; but for a kept search's, of which each letter's link is made anew and which only stops letters.
 */
import { createHash, randomBytes } from "node:crypto";

export const newSecret = () => randomBytes(32).toString("base64url");

/** What the database keeps of a secret. */
export const hashed = (secret: string) => createHash("sha256").update(secret).digest("hex");
