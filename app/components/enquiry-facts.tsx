import { Day } from "#app/components/day.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { type CalendarDate, formatWeeklyHalfDay, type WeeklyHalfDay } from "#app/core/calendar.ts";
import { type KeyStage, keyStageNames, type Need, needNames } from "#app/core/words/menu.ts";

type EnquiryFactsProps = {
  enquiry: {
    keyStage: KeyStage;
    needs: readonly Need[];
    pattern: readonly WeeklyHalfDay[];
    startsFrom: CalendarDate | null;
    weeks: number | null;
    area: string;
    description: string;
    answerBy: CalendarDate;
  };
  /** What it is asked about, when the reader is one of those asked. */
  offer?: string;
};

/** A need as it was described; it names nobody. */
export function EnquiryFacts({ enquiry, offer }: EnquiryFactsProps) {
  const { keyStage, needs, pattern, startsFrom, weeks, area, description, answerBy } = enquiry;
  return (
    <SummaryList
      rows={[
        offer !== undefined && { term: "About your offer", value: offer },
        { term: "Key stage", value: keyStageNames[keyStage] },
        { term: "Needs", value: needs.map((need) => needNames[need]).join(", ") },
        { term: "What is needed", value: <span className="whitespace-pre-line">{description}</span> },
        {
          term: "Half days",
          value: pattern.length > 0 ? pattern.map(formatWeeklyHalfDay).join(", ") : "Any",
        },
        { term: "From", value: startsFrom ? <Day value={startsFrom} /> : "As soon as there is a place" },
        {
          term: "For",
          value: weeks === null ? "As long as it is needed" : `${weeks} ${weeks === 1 ? "week" : "weeks"}`,
        },
        { term: "Where", value: area || "Not said" },
        { term: "Answer by", value: <Day value={answerBy} /> },
      ]}
    />
  );
}
