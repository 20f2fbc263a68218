/** Days are strings, moments are Dates, and the zone is Europe/London, said here and nowhere else. */
export type CalendarDate = string & { readonly kind: "calendar date" };
export type Month = string & { readonly kind: "month" };

export const weekdays = ["mon", "tue", "wed", "thu", "fri"] as const;
export type Weekday = (typeof weekdays)[number];
const daysOfWeek = [...weekdays, "sat", "sun"] as const;
export type DayOfWeek = (typeof daysOfWeek)[number];

export const halfDays = ["am", "pm"] as const;
export type HalfDay = (typeof halfDays)[number];

/** Half a school day of the week; ten make a full week. In the order of the week. */
export const weeklyHalfDays = [
  "mon-am",
  "mon-pm",
  "tue-am",
  "tue-pm",
  "wed-am",
  "wed-pm",
  "thu-am",
  "thu-pm",
  "fri-am",
  "fri-pm",
] as const satisfies readonly `${Weekday}-${HalfDay}`[];
export type WeeklyHalfDay = (typeof weeklyHalfDays)[number];

/** Half a school day on a day of the calendar. */
export type Session = { readonly day: CalendarDate; readonly half: HalfDay };

/** First and last day, both included. */
export type DayRange = { readonly startsOn: CalendarDate; readonly endsOn: CalendarDate };

const firstYear = 1990;
const lastYear = 2100;
/** The last day there is: what holds until then has no end. */
export const lastCalendarDate = "2100-12-31" as CalendarDate;
const millisecondsInDay = 86_400_000;

/** The day if it is a real one of the years 1990 to 2100, written 2025-09-01; otherwise undefined. */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < firstYear || year > lastYear || month < 1 || month > 12 || day < 1) return undefined;
  return day <= daysInMonth(year, month) ? (text as CalendarDate) : undefined;
}

/** Throws a RangeError on what is not a day: for days the program itself writes. */
export function calendarDate(text: string): CalendarDate {
  const day = parseCalendarDate(text);
  if (day === undefined) throw new RangeError(`${text} is not a day between ${firstYear} and ${lastYear}`);
  return day;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function dayNumber(day: CalendarDate): number {
  return Date.UTC(yearOf(day), monthNumber(day) - 1, dayOfMonth(day)) / millisecondsInDay;
}

function dayFromNumber(number: number): CalendarDate {
  return calendarDate(new Date(number * millisecondsInDay).toISOString().slice(0, 10));
}

function yearOf(day: CalendarDate | Month): number {
  return Number(day.slice(0, 4));
}

function monthNumber(day: CalendarDate | Month): number {
  return Number(day.slice(5, 7));
}

function dayOfMonth(day: CalendarDate): number {
  return Number(day.slice(8, 10));
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

export function addDays(day: CalendarDate, days: number): CalendarDate {
  return dayFromNumber(dayNumber(day) + days);
}

/** How many days later the second is; below zero when it is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function weekdayOf(day: CalendarDate): DayOfWeek {
  // 1 January 1970 was a Thursday.
  return daysOfWeek[(((dayNumber(day) + 3) % 7) + 7) % 7] ?? "mon";
}

export function isWeekend(day: CalendarDate): boolean {
  const weekday = weekdayOf(day);
  return weekday === "sat" || weekday === "sun";
}

/** For sorting: negative when the left is earlier. */
export function compareDays(left: CalendarDate, right: CalendarDate): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

export function earliest(first: CalendarDate, ...others: readonly CalendarDate[]): CalendarDate {
  return others.reduce((best, day) => (day < best ? day : best), first);
}

export function latest(first: CalendarDate, ...others: readonly CalendarDate[]): CalendarDate {
  return others.reduce((best, day) => (day > best ? day : best), first);
}

/** Every day from the first to the last, both included; none when the last is before the first. */
export function* eachDay(from: CalendarDate, to: CalendarDate): Generator<CalendarDate, void, undefined> {
  const last = dayNumber(to);
  for (let number = dayNumber(from); number <= last; number += 1) yield dayFromNumber(number);
}

/** The year the academic year begins in: 1 September 2025 to 31 August 2026 is 2025. */
export function academicYearOf(day: CalendarDate): number {
  return monthNumber(day) >= 9 ? yearOf(day) : yearOf(day) - 1;
}

export function academicYearBounds(year: number): DayRange {
  return { startsOn: calendarDate(`${year}-09-01`), endsOn: calendarDate(`${year + 1}-08-31`) };
}

/** "2025 to 2026" */
export function formatAcademicYear(year: number): string {
  return `${year} to ${year + 1}`;
}

/** The year the financial year begins in: 1 April 2025 to 31 March 2026 is 2025. */
export function financialYearOf(day: CalendarDate): number {
  return monthNumber(day) >= 4 ? yearOf(day) : yearOf(day) - 1;
}

export function financialYearBounds(year: number): DayRange {
  return { startsOn: calendarDate(`${year}-04-01`), endsOn: calendarDate(`${year + 1}-03-31`) };
}

/** "2025 to 2026" */
export function formatFinancialYear(year: number): string {
  return `${year} to ${year + 1}`;
}

export function monthOf(day: CalendarDate): Month {
  return day.slice(0, 7) as Month;
}

/** A month written 2025-09, or undefined. */
export function parseMonth(text: string): Month | undefined {
  const day = parseCalendarDate(`${text}-01`);
  return day === undefined ? undefined : monthOf(day);
}

export function monthBounds(month: Month): DayRange {
  const last = daysInMonth(yearOf(month), monthNumber(month));
  return { startsOn: calendarDate(`${month}-01`), endsOn: calendarDate(`${month}-${twoDigits(last)}`) };
}

export function addMonths(month: Month, months: number): Month {
  const index = yearOf(month) * 12 + monthNumber(month) - 1 + months;
  return monthOf(calendarDate(`${Math.floor(index / 12)}-${twoDigits((index % 12) + 1)}-01`));
}

/** The same day of the month some years on; 29 February becomes 28 February. */
export function addYears(day: CalendarDate, years: number): CalendarDate {
  const year = yearOf(day) + years;
  const last = daysInMonth(year, monthNumber(day));
  return calendarDate(`${year}-${day.slice(5, 7)}-${twoDigits(Math.min(dayOfMonth(day), last))}`);
}

const monthNames =
  "January February March April May June July August September October November December".split(" ");
const dayNames: Readonly<Record<DayOfWeek, string>> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};
const halfDayNames: Readonly<Record<HalfDay, string>> = { am: "morning", pm: "afternoon" };

function monthName(day: CalendarDate | Month): string {
  return monthNames[monthNumber(day) - 1] ?? "";
}

/** "7 September 2026" */
export function formatDay(day: CalendarDate): string {
  return `${dayOfMonth(day)} ${monthName(day)} ${yearOf(day)}`;
}

/** "Mon 7 Sep" */
export function formatShortDay(day: CalendarDate): string {
  return `${dayNames[weekdayOf(day)].slice(0, 3)} ${dayOfMonth(day)} ${monthName(day).slice(0, 3)}`;
}

/** "September 2026" */
export function formatMonth(month: Month): string {
  return `${monthName(month)} ${yearOf(month)}`;
}

export function formatWeekday(weekday: DayOfWeek): string {
  return dayNames[weekday];
}

/** "Monday morning" */
export function formatWeeklyHalfDay(weeklyHalfDay: WeeklyHalfDay): string {
  const { weekday, half } = partsOfWeeklyHalfDay(weeklyHalfDay);
  return `${dayNames[weekday]} ${halfDayNames[half]}`;
}

export function partsOfWeeklyHalfDay(weeklyHalfDay: WeeklyHalfDay): { weekday: Weekday; half: HalfDay } {
  return { weekday: weeklyHalfDay.slice(0, 3) as Weekday, half: weeklyHalfDay.slice(4) as HalfDay };
}

/** One key for one session: "2025-09-01 am". Sorts in the order of time. */
export function sessionKey(session: Session): string {
  return `${session.day} ${session.half}`;
}

const londonClock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

function londonParts(moment: Date): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  return Object.fromEntries(londonClock.formatToParts(moment).map((part) => [part.type, part.value]));
}

/** The day it is in London at that moment. */
export function londonDay(moment: Date): CalendarDate {
  const { year, month, day } = londonParts(moment);
  return calendarDate(`${year}-${month}-${day}`);
}

/** The time it is in London at that moment, "14:05". */
export function londonTime(moment: Date): string {
  const { hour, minute } = londonParts(moment);
  return `${hour}:${minute}`;
}

/** The moment at which London clocks show that time ("09:00") on that day. */
export function londonMoment(day: CalendarDate, time: string): Date {
  const winter = new Date(`${day}T${time}:00Z`);
  const summer = new Date(winter.getTime() - 3_600_000);
  return londonDay(summer) === day && londonTime(summer) === time ? summer : winter;
}

/** "7 September 2026, 2:05pm", in London. */
export function formatMoment(moment: Date): string {
  const [hour = 0, minute = 0] = londonTime(moment).split(":").map(Number);
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${twoDigits(minute)}${hour < 12 ? "am" : "pm"}`;
  return `${formatDay(londonDay(moment))}, ${clock}`;
}

/** "18 hours", "18 hours 15 minutes" */
export function formatMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [
    hours > 0 || rest === 0 ? `${hours} ${hours === 1 ? "hour" : "hours"}` : "",
    rest > 0 ? `${rest} ${rest === 1 ? "minute" : "minutes"}` : "",
  ];
  return parts.filter(Boolean).join(" ");
}
