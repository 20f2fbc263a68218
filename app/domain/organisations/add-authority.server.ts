import { ensureRule } from "#app/core/refusal.ts";
import { unguarded } from "#app/platform/transaction.server.ts";
import { authorities, organisations } from "#db/schema/organisations.ts";

/**
 * Makes a new authority with an organisation of the same id, to which its officers belong. Only somebody with
 * the machine may do this (`npm run authority`, the story). Refuses (rule) a name that is already there.
 */
export function addAuthority(authority: {
  name: string;
  demonstration?: string;
  now: Date;
}): Promise<{ authorityId: string }> {
  return unguarded(async (tx) => {
    const all = await tx.select({ name: authorities.name }).from(authorities);
    const isKnown = all.some(({ name }) => name.toLowerCase() === authority.name.toLowerCase());
    ensureRule(!isKnown, `${authority.name} already has a portal here`);

    const { name, demonstration, now: createdAt } = authority;
    const [made] = await tx
      .insert(authorities)
      .values({ name, demonstration, createdAt })
      .returning({ id: authorities.id });
    if (!made) throw new Error("The authority was not made");
    await tx
      .insert(organisations)
      .values({ authorityId: made.id, id: made.id, kind: "authority", name, createdAt });
    return { authorityId: made.id };
  });
}
