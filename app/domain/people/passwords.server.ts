/** Passwords are kept as argon2id hashes; what they cost to try is the same whether an account exists or not. */
import { hash, verify } from "@node-rs/argon2";

/** Of a password nobody has: what is checked when there is no account, so that the answer takes as long. */
let nobodys: Promise<string> | undefined;

export const hashPassword = (password: string): Promise<string> => hash(password);

/** Whether the password is the one of the hash; without a hash never, and no quicker. */
export async function isPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  nobodys ??= hash(crypto.randomUUID());
  const ofNobody = await nobodys;
  const isRight = await verify(passwordHash ?? ofNobody, password);
  return isRight && Boolean(passwordHash);
}
