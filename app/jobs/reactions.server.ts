/** What follows what: a flat table from the name of an event to what is done about it. */
import type { Act } from "#app/core/actor.ts";
import type { events } from "#db/schema/platform.ts";

type Happened = typeof events.$inferSelect;
type Reaction = (act: Act, event: Happened) => Promise<unknown>;

export const reactions: Readonly<Record<string, readonly Reaction[]>> = {};
