/** Calendars that other programs subscribe to, in the iCalendar format. */
import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { londonMoment } from "#app/core/calendar.ts";
import type { CalendarEntry } from "#app/core/calendar-entry.ts";
import { absolute } from "#app/platform/mail.server.ts";

const anHour = 60 * 60;

/** The entries as a calendar's text. Hours are London's, written as moments, so that every program shows them right. */
export function calendarText(name: string, entries: readonly CalendarEntry[], now: Date): string {
  const host = new URL(absolute("/")).host;
  const calendar = ical({
    name,
    prodId: { company: "Alternative provision portal", product: "Visits", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: anHour,
    x: { "X-WR-TIMEZONE": "Europe/London" },
  });
  for (const { uid, day, startsAt, minutes, ...entry } of entries) {
    const start = startsAt ? londonMoment(day, startsAt) : new Date(`${day}T00:00:00Z`);
    calendar.createEvent({
      id: `${uid}@${host}`,
      stamp: now,
      start,
      ...(startsAt ? { end: new Date(start.getTime() + minutes * 60_000) } : { allDay: true }),
      summary: entry.title,
      description: entry.description,
      location: entry.place || null,
      url: absolute(entry.path),
      status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}

/** The calendar as an answer that nobody in between keeps. */
export function calendarResponse(text: string): Response {
  return new Response(text, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'inline; filename="visits.ics"',
      "Cache-Control": "private, no-store",
    },
  });
}
