/** Which engine answers: Meilisearch where one is named, and Postgres always, also while the other is down. */
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { SearchAnswer, SearchEngine, SearchQuery } from "#search/engine.ts";
import { meilisearchEngine } from "#search/meilisearch.server.ts";

let named: { url: string; engine: SearchEngine } | undefined;

/** The engine beside Postgres, when the environment names one. */
export function otherEngine(): SearchEngine | undefined {
  const { MEILISEARCH_URL: url, MEILISEARCH_KEY: key } = env();
  if (url === undefined) return undefined;
  if (named?.url !== url) named = { url, engine: meilisearchEngine({ url, key }) };
  return named.engine;
}

/** The other engine's answer, or nothing when there is none or it does not answer: then Postgres is asked. */
export async function answerElsewhere(query: SearchQuery): Promise<SearchAnswer | undefined> {
  const engine = otherEngine();
  if (engine === undefined) return undefined;
  try {
    return await engine.search(query);
  } catch (error) {
    log.warn({ error }, "The search server does not answer; the menu is searched in Postgres");
    return undefined;
  }
}
