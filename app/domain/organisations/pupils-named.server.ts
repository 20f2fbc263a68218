import { type SQL, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { Tx } from "#app/platform/transaction.server.ts";

/**
 * Names of pupils the actor answers for that stand in a text: the given with the family name, or either one
 * beginning with a capital in the middle of a sentence. Written as SQL because pupils are a later module's table;
 * row-level security shows the actor's own only. Asked before a transaction is carried on as the system.
 */
export async function pupilsNamedIn(
  tx: Tx,
  act: Act,
  text: string,
): Promise<{ sure: string | undefined; possible: string | undefined }> {
  const words = [...new Set(text.toLowerCase().match(/[\p{L}’'-]+/gu) ?? [])];
  if (words.length === 0) return { sure: undefined, possible: undefined };
  const within = capitalsWithin(text);
  const [sure] = await tx.execute<{ name: string }>(sql`
    select given_name || ' ' || family_name as name from pupils
    where authority_id = ${act.actor.authorityId}
      and lower(given_name) = any (${listOf(words)}) and lower(family_name) = any (${listOf(words)})
    limit 1`);
  if (sure || within.length === 0) return { sure: sure?.name, possible: undefined };
  const [possible] = await tx.execute<{ name: string }>(sql`
    select case when given_name = any (${listOf(within)}) then given_name else family_name end as name
    from pupils
    where authority_id = ${act.actor.authorityId}
      and (given_name = any (${listOf(within)}) or family_name = any (${listOf(within)}))
    limit 1`);
  return { sure: undefined, possible: possible?.name };
}

/** Capitalised words that do not begin a sentence or a line. */
export function capitalsWithin(text: string): string[] {
  const found = text.matchAll(/(?<=[\p{L}\p{N},;:)’'"]\s+)\p{Lu}[\p{L}’'-]+/gu);
  return [...new Set([...found].map(([word]) => word))];
}

const listOf = (words: readonly string[]): SQL => sql`string_to_array(${words.join(" ")}, ' ')`;
