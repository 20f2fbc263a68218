import { and, eq, isNull } from "drizzle-orm";
import { ensureRule } from "#app/core/refusal.ts";
import { countAttempt, forgiveAttempts } from "#app/domain/people/attempts.server.ts";
import { isPassword } from "#app/domain/people/passwords.server.ts";
import { unguarded } from "#app/platform/transaction.server.ts";
import { memberships, users } from "#db/schema/people.ts";

/**
 * Proves who somebody is by e-mail address and password; `address` is where the attempt comes from. Refuses
 * (rule) with one and the same sentence whether the account exists or not, and after too many attempts.
 */
export async function signIn(
  typed: { email: string; password: string },
  address: string,
): Promise<{ userId: string; roles: number }> {
  await countAttempt(typed.email, address);
  const [user] = await unguarded((tx) => tx.select().from(users).where(eq(users.email, typed.email)));
  const isRight = await isPassword(user?.passwordHash, typed.password);
  ensureRule(user && isRight, "That email address and password do not belong together here");

  await forgiveAttempts(typed.email);
  const roles = await unguarded((tx) =>
    tx.$count(memberships, and(eq(memberships.userId, user.id), isNull(memberships.removedAt))),
  );
  ensureRule(roles > 0, "Your account no longer belongs to an organisation: ask for a new invitation");
  return { userId: user.id, roles };
}
