import { and, eq } from "drizzle-orm";
import { ensureRule, refuse } from "#app/core/refusal.ts";
import { countAttempt, forgiveAttempts } from "#app/domain/people/attempts.server.ts";
import type { AcceptanceValues } from "#app/domain/people/forms.ts";
import { addMembership } from "#app/domain/people/membership.server.ts";
import { hashPassword, isPassword } from "#app/domain/people/passwords.server.ts";
import { hashed } from "#app/platform/secrets.server.ts";
import { type Tx, unguarded } from "#app/platform/transaction.server.ts";
import { authorities, organisations } from "#db/schema/organisations.ts";
import { invitations, users } from "#db/schema/people.ts";

export type InvitationState = "open" | "expired" | "accepted" | "revoked";

type Invitation = typeof invitations.$inferSelect;

function stateOf(invitation: Invitation, now: Date): InvitationState {
  if (invitation.acceptedAt) return "accepted";
  if (invitation.revokedAt) return "revoked";
  return invitation.expiresAt > now ? "open" : "expired";
}

/** What the holder of an invitation's link may know of it; nothing for a link that never was. */
export function findInvitationByToken(token: string, now: Date) {
  return unguarded(async (tx) => {
    const [row] = await tx
      .select({ invitation: invitations, organisation: organisations.name, authority: authorities.name })
      .from(invitations)
      .innerJoin(
        organisations,
        and(
          eq(organisations.authorityId, invitations.authorityId),
          eq(organisations.id, invitations.organisationId),
        ),
      )
      .innerJoin(authorities, eq(authorities.id, invitations.authorityId))
      .where(eq(invitations.tokenHash, hashed(token)));
    if (!row) return undefined;
    const { name, email, role } = row.invitation;
    const user = await userOf(tx, email);
    return {
      name,
      email,
      role,
      organisation: row.organisation,
      authority: row.authority,
      state: stateOf(row.invitation, now),
      hasAccount: Boolean(user?.passwordHash),
    };
  });
}

async function userOf(tx: Tx, email: string) {
  const [user] = await tx.select().from(users).where(eq(users.email, email));
  return user;
}

/**
 * Brings the invited person in: with a name and password of their own, or, when they already have an account,
 * by its password. Refuses (rule) what has expired, was withdrawn or already used, a password that is the
 * e-mail address, and a wrong one. Gives the account to sign in.
 */
export async function acceptInvitation(
  token: string,
  values: AcceptanceValues,
  from: { now: Date; address: string },
): Promise<{ userId: string }> {
  const seen = await findInvitationByToken(token, from.now);
  if (!seen) refuse("not_found", "There is no such invitation");
  if (values.kind === "existing") await countAttempt(seen.email, from.address);
  // Hashing takes long on purpose: done before the row is locked.
  const proof = await proofOf(seen, values);
  const accepted = await unguarded(async (tx) => {
    const [invitation] = await tx
      .select()
      .from(invitations)
      .where(eq(invitations.tokenHash, hashed(token)))
      .for("update");
    if (!invitation) refuse("not_found", "There is no such invitation");
    ensureRule(stateOf(invitation, from.now) === "open", closedSentence(stateOf(invitation, from.now)));

    const userId = await accountFor(tx, invitation.email, proof, from.now);
    await addMembership(tx, { ...invitation, userId }, from.now);
    await tx
      .update(invitations)
      .set({ acceptedAt: from.now })
      .where(and(eq(invitations.authorityId, invitation.authorityId), eq(invitations.id, invitation.id)));
    return { userId };
  });
  if (values.kind === "existing") await forgiveAttempts(seen.email);
  return accepted;
}

type Proof = { name: string; passwordHash: string } | "existing";

async function proofOf(
  { email, hasAccount }: { email: string; hasAccount: boolean },
  values: AcceptanceValues,
): Promise<Proof> {
  if (values.kind === "existing") {
    const user = await unguarded((tx) => userOf(tx, email));
    ensureRule(
      await isPassword(user?.passwordHash, values.password),
      "That is not the password of this account",
      "password",
    );
    return "existing";
  }
  ensureRule(
    !hasAccount,
    "You already have an account here: open the invitation again and enter its password",
  );
  const isAddress = values.newPassword.trim().toLowerCase() === email;
  ensureRule(!isAddress, "Choose a password that is not your email address", "newPassword");
  return { name: values.name, passwordHash: await hashPassword(values.newPassword) };
}

async function accountFor(tx: Tx, email: string, proof: Proof, now: Date): Promise<string> {
  const user = await userOf(tx, email);
  if (proof === "existing" && user) return user.id;
  if (proof === "existing") return refuse("conflict", "This account is no longer there");
  if (user?.passwordHash) return refuse("conflict", "You already have an account here: open the link again");
  const [made] = await tx
    .insert(users)
    .values({ email, ...proof, createdAt: now })
    .onConflictDoUpdate({ target: users.email, set: proof })
    .returning({ id: users.id });
  if (!made) throw new Error("The account was not made");
  return made.id;
}

export function closedSentence(state: InvitationState): string {
  if (state === "expired") return "This invitation has expired: ask for a new one";
  if (state === "revoked") return "This invitation has been withdrawn: ask who invited you";
  return "This invitation has been used: sign in with your email address and password";
}
