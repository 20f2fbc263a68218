/** How documents get into Postgres' own index, and out of it. */
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import type { Progress } from "#search/engine.ts";
import { type BitColumn, bitColumnNames, bitsOfDocument } from "#search/facet-bits.ts";
import { learnWords } from "#search/lexicon.server.ts";
import type { OfferDocument } from "#search/offers.ts";
import { asNames, keptApart } from "#search/words.ts";

const documentsAtOnce = 500;

export async function indexDocuments(
  tx: Tx,
  documents: readonly OfferDocument[],
  progress?: Progress,
): Promise<void> {
  for (let at = 0; at < documents.length; at += documentsAtOnce) {
    const some = documents.slice(at, at + documentsAtOnce);
    await tx.execute(insertion(some));
    progress?.(at + some.length, documents.length);
  }
  for (const authorityId of new Set(documents.map((document) => document.authorityId))) {
    const own = documents.filter((document) => document.authorityId === authorityId);
    await learnWords(
      tx,
      authorityId,
      own.flatMap(({ title, provider, summary, text }) => [title, provider, summary, text]),
    );
  }
}

export async function removeDocuments(
  tx: Tx,
  authorityId: string,
  offerIds: readonly string[],
): Promise<void> {
  if (offerIds.length === 0) return;
  await tx.execute(sql`
    delete from offer_documents where authority_id = ${authorityId}
      and offer_id = any (string_to_array(${offerIds.join(",")}, ',')::uuid[])`);
}

/** What is in the index and not among these is taken out of it. */
export async function keepOnly(tx: Tx, authorityId: string, offerIds: readonly string[]): Promise<void> {
  await tx.execute(sql`
    delete from offer_documents where authority_id = ${authorityId} and not exists (
      select from string_to_table(${offerIds.join(",")}, ',') as kept where kept::uuid = offer_documents.offer_id)`);
}

/** Every plain column, as it is called in the document and as the database types it. */
const columns = {
  authority_id: ["authorityId", "uuid"],
  offer_id: ["offerId", "uuid"],
  provider_id: ["providerId", "uuid"],
  listable_from: ["listableFrom", "date"],
  listable_until: ["listableUntil", "date"],
  partnerships: ["partnerships", "text[]"],
  soonest_on: ["soonestOn", "date"],
  weeks_from: ["weeksFrom", "int"],
  weeks_to: ["weeksTo", "int"],
  price_per_session_pence: ["pricePerSessionPence", "bigint"],
  price_is_private: ["priceIsPrivate", "boolean"],
  latitude: ["latitude", "float8"],
  longitude: ["longitude", "float8"],
  shuffles: ["shuffles", "int[]"],
} as const satisfies Record<string, readonly [keyof OfferDocument, string]>;
const bitColumns = bitColumnNames.map((column) => `${column}_bits`);

const names = [...Object.keys(columns), ...bitColumns];
const given = [...Object.values(columns).map(([field]) => `"${field}"`), ...bitColumns];
const types = [
  ...Object.values(columns).map(([field, type]) => `"${field}" ${type}`),
  ...bitColumns.map((column) => `${column} int`),
  ...(["title", "provider", "summary", "text"] as const).map((field) => `${field} text`),
];
const changes = [...names, "words"].filter((name) => !["authority_id", "offer_id"].includes(name));

const ofEach = (table: string) => sql.raw(changes.map((name) => `${table}.${name}`).join(", "));

function insertion(documents: readonly OfferDocument[]): SQL {
  return sql`
    insert into offer_documents (${sql.raw(names.join(", "))}, words)
    select ${sql.raw(given.join(", "))},
      setweight(to_tsvector('portal_english', title), 'A') || setweight(to_tsvector('portal_english', provider), 'B')
        || setweight(to_tsvector('portal_english', summary), 'C') || setweight(to_tsvector('portal_english', text), 'D')
    from jsonb_to_recordset(${JSON.stringify(documents.map(written))}::text::jsonb) as given(${sql.raw(types.join(", "))})
    on conflict (authority_id, offer_id) do update set
      ${sql.raw(changes.map((name) => `${name} = excluded.${name}`).join(", "))}
    -- each night's rebuild would otherwise write every row anew and leave twice as much to read
    where (${ofEach("offer_documents")}) is distinct from (${ofEach("excluded")})`;
}

function written(document: OfferDocument): Record<string, unknown> {
  const bits = bitsOfDocument(document);
  const { title, provider, summary, text } = document;
  return {
    ...document,
    ...Object.fromEntries(bitColumnNames.map((column: BitColumn) => [`${column}_bits`, bits[column]])),
    title: keptApart(title),
    provider: asNames(keptApart(provider)),
    summary: keptApart(summary),
    text: keptApart(text),
  };
}
