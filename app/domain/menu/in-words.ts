/** What the menu says in few words. */
import {
  formatWeekday,
  halfDays,
  partsOfWeeklyHalfDay,
  type WeeklyHalfDay,
  weekdays,
  weeklyHalfDays,
} from "#app/core/calendar.ts";
import { type KeyStage, keyStages } from "#app/core/words/menu.ts";

/** "Less than a mile away", "About 3 miles away": straight lines between districts are no more exact. */
export function describeMiles(miles: number): string {
  if (miles < 1) return "Less than a mile away";
  const whole = Math.round(miles);
  return `About ${whole} ${whole === 1 ? "mile" : "miles"} away`;
}

/** "Key stages 3 and 4" */
export function shortKeyStages(stages: readonly KeyStage[]): string {
  const numbers = keyStages.filter((stage) => stages.includes(stage)).map((stage) => stage.slice(2));
  if (numbers.length < 2) return `Key stage ${numbers.join("")}`;
  return `Key stages ${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1)}`;
}

const halfNames = { am: "morning", pm: "afternoon" } as const;

/** "Every half day", "Mon morning; Tue; Fri afternoon", "None in the coming weeks" */
export function shortWeek(halves: readonly WeeklyHalfDay[]): string {
  if (halves.length === 0) return "None in the coming weeks";
  if (halves.length === weeklyHalfDays.length) return "Every half day";
  return weekdays
    .flatMap((weekday) => {
      const own = halves.map(partsOfWeeklyHalfDay).filter((parts) => parts.weekday === weekday);
      const name = formatWeekday(weekday).slice(0, 3);
      if (own.length === 0) return [];
      if (own.length === halfDays.length) return [name];
      return own.map(({ half }) => `${name} ${halfNames[half]}`);
    })
    .join("; ");
}
