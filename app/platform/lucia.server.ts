/**
 * Lucia and its tables, behind one file: its author has ended it, so whatever replaces it replaces this.
 * The database keeps a hash of a session's secret, so that a copy of the table opens no session.
 */
import { eq, lte } from "drizzle-orm";
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from "lucia";
import { connection } from "#app/platform/database.server.ts";
import { hashed } from "#app/platform/secrets.server.ts";
import { unguarded } from "#app/platform/transaction.server.ts";
import { sessions, users } from "#db/schema/people.ts";

declare module "lucia" {
  interface Register {
    Lucia: typeof plainLucia;
    DatabaseSessionAttributes: { membershipId: string | null };
  }
}

const adapter: Adapter = {
  async getSessionAndUser(secret) {
    const [row] = await connection()
      .database.select({ session: sessions, userId: users.id })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(eq(sessions.id, hashed(secret)));
    if (!row) return [null, null];
    return [asLucia(secret, row.session), { id: row.userId, attributes: {} }];
  },
  getUserSessions: async () => [], // a hash cannot be turned back into the secret that Lucia would want
  setSession: (session) =>
    unguarded(async (tx) => {
      await tx.insert(sessions).values({
        id: hashed(session.id),
        userId: session.userId,
        expiresAt: session.expiresAt,
        membershipId: session.attributes.membershipId,
      });
    }),
  updateSessionExpiration: (secret, expiresAt) =>
    unguarded(async (tx) => {
      await tx
        .update(sessions)
        .set({ expiresAt })
        .where(eq(sessions.id, hashed(secret)));
    }),
  deleteSession: (secret) =>
    unguarded(async (tx) => {
      await tx.delete(sessions).where(eq(sessions.id, hashed(secret)));
    }),
  deleteUserSessions: (userId) =>
    unguarded(async (tx) => {
      await tx.delete(sessions).where(eq(sessions.userId, userId));
    }),
  deleteExpiredSessions: () =>
    unguarded(async (tx) => {
      await tx.delete(sessions).where(lte(sessions.expiresAt, new Date()));
    }),
};

function asLucia(secret: string, session: typeof sessions.$inferSelect): DatabaseSession {
  return {
    id: secret,
    userId: session.userId,
    expiresAt: session.expiresAt,
    attributes: { membershipId: session.membershipId },
  };
}

const withCookie = (secure: boolean) =>
  new Lucia(adapter, {
    sessionExpiresIn: new TimeSpan(12, "h"),
    sessionCookie: { name: "portal_session", attributes: { secure, sameSite: "lax" } },
    getSessionAttributes: ({ membershipId }) => ({ membershipId }),
  });

const secureLucia = withCookie(true);
const plainLucia = withCookie(false);

const plainHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Cookies are `Secure` everywhere but on plain localhost. */
export function isPlain(request: Request): boolean {
  const { protocol, hostname } = new URL(request.url);
  return protocol === "http:" && plainHosts.has(hostname);
}

export const luciaFor = (request: Request): Lucia => (isPlain(request) ? plainLucia : secureLucia);
