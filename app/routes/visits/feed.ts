import type { LoaderFunctionArgs } from "@remix-run/node";
import { Refusal } from "#app/core/refusal.ts";
import { openCalendarFeed } from "#app/domain/people/calendar-feed.server.ts";
import { listVisitEntries } from "#app/domain/quality/visits/calendar-entries.server.ts";
import { calendarResponse, calendarText } from "#app/platform/calendar.server.ts";
import { found } from "#app/platform/found.ts";

/** A calendar program reads here, known by the secret in the address alone. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const now = new Date();
  const token = (params.file ?? "").replace(/\.ics$/, "");
  const opened = found(await openCalendarFeed(token, context.address, now).catch(tooMany));
  const entries = await listVisitEntries(opened.act, opened.covers);
  return calendarResponse(calendarText("Visits to providers", entries, now));
}

function tooMany(error: unknown): never {
  if (error instanceof Refusal) throw new Response(error.message, { status: 429 });
  throw error;
}
