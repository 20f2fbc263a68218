/** The words the menu knows: a misspelt one is put right before searching, so that the search itself stays exact. */
import { sql } from "drizzle-orm";
import { askPrepared, type Tx } from "#db/client.server.ts";
import type { Correction } from "#search/engine.ts";
import {
  asTyped,
  correctionOf,
  type Endings,
  keptApart,
  mostWords,
  synonymWords,
  wordsIn,
} from "#search/words.ts";

/** A word that may be the beginning of more than these is searched as a beginning, not word by word. */
const mostEndings = 40;

export type WordsMeant = { words: string[]; corrections: Correction[]; endings: Endings };

type Known = { word: string; idle: boolean; known: boolean; near: string[]; begins: string[] };

/** What was probably meant: words that say nothing left out, unknown ones put right where one is near. */
export async function wordsMeant(tx: Tx, authorityId: string, typed: readonly string[]): Promise<WordsMeant> {
  if (typed.length === 0) return { words: [], corrections: [], endings: [] };
  const rows = await askPrepared<Known>(
    tx,
    sql`
    select t.word, t.idle, t.known, t.begins,
      case when t.idle or t.known or t.begins <> '{}' then '{}'::text[] else array(
        select w.word from search_words w where w.authority_id = ${authorityId} order by w.word <-> t.word limit 12
      ) end as near
    from (
      select typed.word, typed.place,
        ts_lexize('english_stem', typed.word) = '{}' as idle,
        exists (select 1 from search_words w where w.authority_id = ${authorityId}
                and w.stem = (ts_lexize('english_stem', typed.word))[1]) as known,
        case when typed.place < ${typed.length} then '{}'::text[] else array(
          select min(w.word) from search_words w
          where w.authority_id = ${authorityId} and w.word like typed.word || '%'
            -- the index is asked by a range, since "like" may not be asked of it under row-level security
            and w.word between typed.word and typed.word || repeat('z', 40)
          group by w.stem limit ${sql.raw(String(mostEndings + 1))}) end as begins
      -- a plan made once for however many words: the limit only says that they are few
      from (select * from string_to_table(${typed.join(" ")}, ' ') with ordinality as typed(word, place)
            limit ${sql.raw(String(mostWords))}) typed
    ) t order by t.place`,
  );
  // A word that says nothing may yet be the beginning of one that does, as long as it is being typed.
  const telling = rows.filter(({ idle }) => !idle);
  const corrections: Correction[] = [];
  const words = telling.map(({ word, near }) => {
    const meant = correctionOf(word, near) ?? word;
    if (meant !== word) corrections.push({ typed: asTyped(word), meant: asTyped(meant) });
    return meant;
  });
  const begins = telling.at(-1)?.begins ?? [];
  return { words, corrections, endings: begins.length > mostEndings ? undefined : begins };
}

/** The words among these that say something: "the" and "of" do not. */
export async function tellingOf(tx: Tx, typed: readonly string[]): Promise<string[]> {
  const rows = await askPrepared<{ word: string }>(
    tx,
    sql`
    select word from string_to_table(${typed.join(" ")}, ' ') with ordinality as typed(word, place)
    where ts_lexize('english_stem', word) <> '{}' order by place`,
  );
  return rows.map(({ word }) => word);
}

/** Learns the words of these texts, and those of the synonyms. */
export async function learnWords(tx: Tx, authorityId: string, texts: readonly string[]): Promise<void> {
  const words = new Set([...texts.flatMap((text) => wordsIn(keptApart(text))), ...synonymWords]);
  const worth = [...words].filter((word) => word.length > 1 && !/^\d+$/.test(word));
  await tx.execute(sql`
    insert into search_words (authority_id, word, stem)
    select ${authorityId}::uuid, known.word, known.stems[1]
    from (select word, ts_lexize('english_stem', word) as stems
          from unnest(string_to_array(${worth.join(" ")}, ' ')) as word) known
    where known.stems <> '{}'
    order by known.word -- in one order, so that two who publish at once wait for each other and never deadlock
    on conflict do nothing`);
}

export async function forgetWords(tx: Tx, authorityId: string): Promise<void> {
  await tx.execute(sql`delete from search_words where authority_id = ${authorityId}`);
}
