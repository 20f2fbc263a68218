import { eq } from "drizzle-orm";
import { env } from "#app/platform/env.server.ts";
import { personaEmail, personas } from "#app/platform/personas.ts";
import { unguarded } from "#app/platform/transaction.server.ts";
import { users } from "#db/schema/people.ts";

/** The account of one of the story's people; nothing outside a demonstration, and nothing for another name. */
export async function findPersonaAccount(key: unknown): Promise<string | undefined> {
  const persona = personas.find((one) => one.key === key);
  if (!env().DEMONSTRATION || !persona) return undefined;
  const [row] = await unguarded((tx) =>
    tx
      .select({ id: users.id })
      .from(users)
      .where(eq(users.email, personaEmail(persona.key))),
  );
  return row?.id;
}
