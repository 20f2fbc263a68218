import { Day } from "#app/components/day.tsx";
import { Notice } from "#app/components/notice.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import type { CalendarDate } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { lawToCome, lawToday } from "#app/domain/watch/law.ts";
import type { WatchRule } from "#app/domain/watch/watching.ts";

type CaveatProps = {
  rule: WatchRule & { startsOn: CalendarDate | null };
  hoursPerSession: number;
  /** Whether any hours shown rest on the assumed length of a session. */
  assumed: boolean;
};

/** What the watch is and is not; every page of it says so. */
export function Caveat({ rule, hoursPerSession, assumed }: CaveatProps) {
  return (
    <>
      <Notice title="A prompt to look, never a legal finding">
        <p>
          The portal adds up the hours it knows of. Whether a provider should register as a school is for the
          Department for Education and the courts, under{" "}
          <a href={lawToday} className="link">
            today's law
          </a>
          . The law is expected to change:{" "}
          <a href={lawToCome} className="link">
            what comes in its place
          </a>{" "}
          has been passed and does not hold yet.
        </p>
      </Notice>
      <p className="prose">
        {rule.startsOn ? (
          <>
            The rule since <Day value={rule.startsOn} />:
          </>
        ) : (
          "The rule in use:"
        )}{" "}
        more than {rule.fullTimeHours} hours a week counts as full time
        {rule.countsMajority ? ", and so does more than half of a pupil's week" : ""}; from {rule.warnHours}{" "}
        hours it is near. Look into {rule.pupils} {rule.pupils === 1 ? "pupil" : "pupils"} at full time, or{" "}
        {rule.pupilsWithPlan} with an education, health and care plan or looked after.{" "}
        <TextLink to={paths.watchRules()}>All rules</TextLink>.
      </p>
      {assumed ? (
        <p className="prose mt-2">
          Where an offer does not state its times, a session counts as {hoursPerSession} hours. Such hours are
          marked “about”.
        </p>
      ) : null}
    </>
  );
}
