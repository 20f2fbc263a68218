import { Section } from "#app/components/section.tsx";
import { type Task, TaskList } from "#app/components/task-list.tsx";
import { type CalendarDate, formatDay } from "#app/core/calendar.ts";
import { allows } from "#app/core/lifecycle.ts";
import { paths } from "#app/core/paths.ts";
import {
  type AssessmentStatus,
  type JudgementWord,
  judgementNames,
  judgementWords,
  type VisitStatus,
} from "#app/core/words/quality.ts";
import { assessmentLifecycle } from "#app/domain/quality/lifecycle.ts";
import { type AccuracyStage, accuracyStageNames } from "#app/domain/quality/reports/accuracy.ts";

type Loaded = {
  assessment: {
    id: string;
    status: AssessmentStatus;
    stage: AccuracyStage;
    standards: readonly { judgement: JudgementWord | null }[];
    visits: readonly {
      id: string;
      day: CalendarDate;
      status: VisitStatus;
      visitorName: string | null;
      isAnnounced: boolean;
    }[];
    report?: { answerDueOn: CalendarDate | null; reply: string } | undefined;
  };
  accepted: number;
  critical: number;
  queried: number;
  isOpen: boolean;
  mayAssess: boolean;
  mayPropose: boolean;
  waiting: string | undefined;
};

/** What is to be done before a decision, each step with where it stands. */
export function AssessmentSteps(loaded: Loaded) {
  const { assessment, accepted, critical, queried, mayAssess } = loaded;
  const { id, standards } = assessment;
  const judged = standards.filter(({ judgement }) => judgement !== null);
  const counts = judgementWords.flatMap((word) => {
    const number = judged.filter(({ judgement }) => judgement === word).length;
    return number > 0 ? [`${judgementNames[word]} ${number}`] : [];
  });
  return (
    <Section title="Steps">
      <TaskList
        tasks={[
          {
            text: "Critical evidence",
            hint:
              queried > 0
                ? `${queried} queried and waiting for the provider. Below, each piece to accept or query`
                : "Below, each piece to accept or query",
            status: {
              text: `${accepted} of ${critical} accepted`,
              tone: accepted === critical ? "good" : "warning",
            },
          },
          ...visitTasks(loaded),
          {
            text: "Judge the standards",
            to: mayAssess || judged.length > 0 ? paths.judgements(id) : undefined,
            hint: counts.join(", ") || undefined,
            status: {
              text: `${judged.length} of ${standards.length} judged`,
              tone: judged.length === standards.length ? "good" : "neutral",
            },
          },
          reportTask(loaded),
          decisionTask(loaded),
        ]}
      />
    </Section>
  );
}

/** Each visit with its page, and the way to another while the assessment is open. */
function visitTasks({ assessment, isOpen }: Loaded): Task[] {
  const { id, visits } = assessment;
  const known = visits.map((visit): Task => {
    const isRecorded = visit.status === "recorded";
    const who = isRecorded
      ? visit.visitorName && `By ${visit.visitorName}, who may not decide`
      : visit.visitorName;
    return {
      text: `Visit, ${formatDay(visit.day)}`,
      to: paths.visitPage(visit.id),
      hint: [who, visit.isAnnounced ? "" : "unannounced"].filter(Boolean).join(", ") || undefined,
      status: isRecorded ? { text: "Recorded", tone: "good" } : { text: "Planned", tone: "information" },
    };
  });
  if (!isOpen) return known;
  return [
    ...known,
    {
      text: known.length > 0 ? "Plan another visit" : "Plan a visit",
      to: paths.visit(id),
      hint: known.length > 0 ? undefined : "Who visits may not decide",
      status: { text: known.length > 0 ? "If needed" : "Not yet", tone: "neutral" },
    },
  ];
}

const settled: readonly AccuracyStage[] = ["agreed", "replied", "unanswered", "not_needed"];

function reportTask({ assessment, isOpen, mayAssess }: Loaded): Task {
  const { id, report, stage, status } = assessment;
  const due = stage === "with_provider" && report?.answerDueOn;
  const isToReply = stage === "to_reply" || (stage === "unanswered" && status === "factual_accuracy");
  const draft = isOpen ? paths.reportDraft(id) : report && paths.reportSharing(id);
  return {
    text: isToReply && stage === "to_reply" ? "Answer the provider's corrections" : "Report",
    to: isToReply && mayAssess ? paths.reportReply(id) : (draft ?? undefined),
    hint: due ? `The provider answers by ${formatDay(due)}` : report?.reply || undefined,
    status: {
      text: accuracyStageNames[stage],
      tone: settled.includes(stage) ? "good" : stage === "to_reply" ? "warning" : "neutral",
    },
  };
}

function decisionTask({ assessment, mayPropose, mayAssess, waiting }: Loaded): Task {
  const { id, status, standards } = assessment;
  const isUndecided = allows(assessmentLifecycle, "propose", status);
  const isReady = standards.every(({ judgement }) => judgement !== null) && !waiting;
  const isBarred = isUndecided && mayAssess && !mayPropose;
  return {
    text: "Propose a decision",
    to: isUndecided && mayPropose ? paths.decision(id) : undefined,
    hint: isBarred ? "You visited, so another officer decides" : isUndecided ? waiting : undefined,
    status: !isUndecided
      ? { text: "Proposed", tone: "good" }
      : isReady
        ? { text: "Ready", tone: "information" }
        : { text: "Not yet", tone: "neutral" },
  };
}
