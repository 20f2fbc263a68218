/** What visitors looked for on the menu in the last weeks and did not find. */
import { addDays, londonMoment } from "#app/core/calendar.ts";
import { countMiss } from "#app/domain/menu/count-miss.server.ts";
import { readMenuAddress } from "#app/domain/menu/menu-address.ts";
import type { Cast } from "#app/start/story/cast.server.ts";

/** The address that was searched, and from where. */
const searches: readonly (readonly [query: string, from: string])[] = [
  ["q=falconry&need=anxiety&phase=ks3", "S65"],
  ["need=medical&year=3", "S60"],
  ["need=medical&phase=ks1&within=2", "S60"],
  ["q=welding&need=semh&phase=ks4", "S63"],
  ["need=speech_language&year=5&days=3", "S66"],
  ["need=english_additional&phase=ks4&qualification=gcse", "S65"],
  ["q=ice+skating&phase=ks2", ""],
  ["need=physical&access=changing_place&phase=ks3", "S61"],
];

/** Every third of them was looked for again and again. */
export async function lookInVain(cast: Cast): Promise<void> {
  for (const [index, [query, from]] of searches.entries()) {
    const { search } = readMenuAddress(new URLSearchParams(query));
    for (let turn = 0; turn < (index % 3 === 0 ? 4 : 1); turn += 1) {
      const day = addDays(cast.years.today, -(index * 5 + turn * 2 + 1));
      const act = {
        actor: { kind: "public" as const, authorityId: cast.authorityId },
        now: londonMoment(day, "16:20"),
      };
      await countMiss(act, search, { total: 0, from: from || undefined });
    }
  }
}
