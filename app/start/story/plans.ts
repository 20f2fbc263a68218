/** What is to happen to each pupil of the story: where, when, how far. It follows from their number and today. */
import { addDays, type CalendarDate, calendarDate, type WeeklyHalfDay } from "#app/core/calendar.ts";
import type {
  EndReason,
  PlacementReason,
  PlacementStatus,
  SuccessTestKind,
} from "#app/core/words/placements.ts";
import type { Funding } from "#app/domain/placements/forms.ts";
import { countSessions } from "#app/domain/placements/session-pattern.ts";
import type { OfferRow } from "#app/start/story/offer-row.ts";
import type { PupilRow } from "#app/start/story/pupils.ts";
import type { StoryYears } from "#app/start/story/years.ts";

export type Plan = {
  number: number;
  pupil: PupilRow;
  offer: OfferRow;
  aim: PlacementStatus;
  requestedOn: CalendarDate;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  /** The last day in fact, where the placement has ended. */
  endedOn: CalendarDate;
  endReason: EndReason;
  pattern: WeeklyHalfDay[];
  funding: Funding;
  byAuthority: boolean;
  reason: PlacementReason;
  successTest: SuccessTestKind;
  successTarget: number | undefined;
  /** Of a hundred planned sessions, how many the pupil attends. */
  attends: number;
};

/** How many come to which point, in the order of the pupils' numbers. */
const aims: readonly [PlacementStatus, number][] = [
  ["ended", 28],
  ["active", 20],
  ["approved", 5],
  ["accepted", 5],
  ["requested", 4],
  ["declined", 2],
  ["cancelled", 2],
];

export const pupilCount = aims.reduce((sum, [, count]) => sum + count, 0);

export function plansFor(
  years: StoryYears,
  pupils: readonly PupilRow[],
  offers: readonly OfferRow[],
): Plan[] {
  let number = 0;
  return aims.flatMap(([aim, count]) =>
    Array.from({ length: count }, (_, index) => {
      const pupil = pupils[number];
      if (!pupil) throw new RangeError("The story has too few pupils");
      return planFor({ years, offers, pupil, aim, index, number: number++ });
    }),
  );
}

type Told = {
  years: StoryYears;
  offers: readonly OfferRow[];
  pupil: PupilRow;
  aim: PlacementStatus;
  index: number;
  number: number;
};

function planFor({ years, offers, pupil: told, aim, index, number }: Told): Plan {
  // The first of each step that waits for somebody is of the school and the provider whose people have names.
  const isWaiting = ["approved", "accepted", "requested"].includes(aim);
  const pupil = isWaiting && index < 2 ? { ...told, school: "Clifton Community School", year: 10 } : told;
  const offer = offerFor(offers, pupil, isWaiting && index === 0 ? 1 : number, aim);
  const pattern = patternOf(offer, number);
  const { startsOn, lastDay } = daysOf(years, aim, index);
  const endsOn = withSessions(years, pattern, { startsOn, lastDay });
  const isLong = offer.basis === "week";
  const byAuthority = number % 19 === 7;
  return {
    number,
    pupil,
    offer,
    aim,
    pattern,
    startsOn,
    endsOn,
    requestedOn:
      aim === "ended" || aim === "active" ? addDays(startsOn, -18) : addDays(years.today, -7 + (number % 3)),
    endedOn: number % 5 === 0 ? addDays(endsOn, -17) : endsOn,
    endReason: number % 5 === 0 ? "reintegrated" : number % 7 === 3 ? "disengaged" : "objectives_met",
    funding: fundingOf({ byAuthority, isLong, number: isWaiting && index === 1 ? 2 : number }),
    byAuthority,
    reason: byAuthority ? "permanent_exclusion" : number % 6 === 2 ? "mental_health" : "behaviour_support",
    ...testOf(number),
    attends: [94, 88, 79, 91, 62, 84, 97, 71][number % 8] ?? 85,
  };
}

/** One that is for this pupil's key stage and sold by time; three providers are asked most, so that they can be compared. */
function offerFor(
  offers: readonly OfferRow[],
  { year }: PupilRow,
  number: number,
  aim: PlacementStatus,
): OfferRow {
  const stage = year <= 9 ? "ks3" : "ks4";
  const fitting = offers.filter(
    (offer) => offer.basis !== "programme" && offer.keyStages.includes(stage) && isOpen(offer.provider, aim),
  );
  const usual = ["", "brackenfold", "", "heron-lane", "", "tanners-yard"][number % 6];
  const offer = fitting.find(({ provider }) => provider === usual) ?? fitting[(number * 7) % fitting.length];
  if (!offer) throw new RangeError("The story has no offer for this pupil");
  return offer;
}

/** New requests go to providers that may be commissioned today; older ones went to some that no longer may. */
function isOpen(provider: string, aim: PlacementStatus): boolean {
  const always = [
    "brackenfold",
    "heron-lane",
    "kestrel-house",
    "larkrise",
    "millrace",
    "dearne-bridge",
    "tanners-yard",
    "lantern-room",
  ];
  return (
    always.includes(provider) ||
    (["ended", "active"].includes(aim) && ["fernhill", "copperpan"].includes(provider))
  );
}

function patternOf({ halves, basis }: OfferRow, number: number): WeeklyHalfDay[] {
  if (basis === "week") return [...halves];
  if (basis === "day") {
    const days = [...new Set(halves.map((half) => half.slice(0, 3)))];
    const day = days[number % days.length] ?? "";
    return halves.filter((half) => half.startsWith(day));
  }
  const wanted = Math.min(halves.length, 2 + (number % 3));
  return halves.filter((_, index) => (index + number) % halves.length < wanted);
}

function daysOf(
  { today, first }: StoryYears,
  aim: PlacementStatus,
  index: number,
): { startsOn: CalendarDate; lastDay: CalendarDate } {
  if (aim === "ended") {
    const startsOn = addDays(calendarDate(`${first}-09-22`), index * 7);
    return { startsOn, lastDay: addDays(startsOn, 59 + (index % 4) * 7) };
  }
  if (aim === "active")
    return { startsOn: addDays(today, -(13 + index * 3)), lastDay: addDays(today, 18 + (index % 5) * 7) };
  const startsOn = addDays(today, 8 + index * 2);
  return { startsOn, lastDay: addDays(startsOn, 55 + index * 5) };
}

/** The last day, moved on a week at a time until the placement has some sessions: holidays have none. */
function withSessions(
  years: StoryYears,
  pattern: WeeklyHalfDay[],
  days: { startsOn: CalendarDate; lastDay: CalendarDate },
): CalendarDate {
  const calendars = { school: { terms: years.terms, closures: years.closures }, providerClosures: [] };
  let last = days.lastDay;
  for (let weeks = 0; weeks < 12 && countSessions(pattern, days.startsOn, last, calendars) < 8; weeks++)
    last = addDays(last, 7);
  return last;
}

function fundingOf({
  byAuthority,
  isLong,
  number,
}: {
  byAuthority: boolean;
  isLong: boolean;
  number: number;
}): Funding {
  if (byAuthority) return { school: undefined, partnership: undefined, authority: 100 };
  if (isLong) return { school: 30, partnership: 30, authority: 40 };
  return number % 4 === 2
    ? { school: 60, partnership: 40, authority: undefined }
    : { school: 100, partnership: undefined, authority: undefined };
}

function testOf(number: number): { successTest: SuccessTestKind; successTarget: number | undefined } {
  const tests: readonly [SuccessTestKind, number | undefined][] = [
    ["attendance_at_least", 80],
    ["reintegrated", undefined],
    ["attendance_gain", 15],
    ["objectives_met", undefined],
  ];
  const [successTest, successTarget] = tests[number % tests.length] ?? ["objectives_met", undefined];
  return { successTest, successTarget };
}
