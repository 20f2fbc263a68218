import { Moment } from "#app/components/moment.tsx";
import { Section } from "#app/components/section.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { type Destination, destinationNames } from "#app/core/words/outcomes.ts";
import { ratePercent } from "#app/domain/attendance/codes.ts";

type OutcomeShownProps = {
  outcome: {
    beforePossible: number | null;
    beforeAttended: number | null;
    afterPossible: number | null;
    afterAttended: number | null;
    engagementBefore: number | null;
    engagementAfter: number | null;
    reintegrated: boolean | null;
    qualificationGained: boolean | null;
    qualification: string;
    objectivesMet: boolean | null;
    destination: Destination;
    destinationSustained: boolean | null;
    pupilVoice: string;
    recordedAt: Date;
  };
};

/** The outcome as it was recorded last. */
export function OutcomeShown({ outcome }: OutcomeShownProps) {
  const { qualification } = outcome;
  return (
    <Section title="As recorded">
      <SummaryList
        rows={[
          { term: "Attendance before", value: attendance(outcome.beforeAttended, outcome.beforePossible) },
          { term: "Attendance after", value: attendance(outcome.afterAttended, outcome.afterPossible) },
          { term: "Engagement", value: engagement(outcome.engagementBefore, outcome.engagementAfter) },
          { term: "Every objective met", value: answer(outcome.objectivesMet) },
          { term: "Back in mainstream school", value: answer(outcome.reintegrated) },
          {
            term: "Qualification gained",
            value: qualification === "" ? answer(outcome.qualificationGained) : `Yes: ${qualification}`,
          },
          { term: "Next", value: destinationNames[outcome.destination] },
          { term: "Stayed there", value: answer(outcome.destinationSustained) },
          outcome.pupilVoice !== "" && { term: "What the pupil says", value: outcome.pupilVoice },
          { term: "Recorded", value: <Moment value={outcome.recordedAt} /> },
        ]}
      />
    </Section>
  );
}

function answer(value: boolean | null): string {
  return value === null ? "Not known" : value ? "Yes" : "No";
}

function attendance(attended: number | null, possible: number | null): string {
  if (attended === null || possible === null) return "Not known";
  const rate = ratePercent(attended, possible);
  return `${attended} of ${possible} sessions${rate === undefined ? "" : ` (${rate} %)`}`;
}

function engagement(before: number | null, after: number | null): string {
  const [start, end] = [before, after].map((score) => (score === null ? "not known" : String(score)));
  return `At the start ${start}, at the end ${end}`;
}
