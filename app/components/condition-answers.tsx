import { DocumentLink } from "#app/components/document-link.tsx";
import { Moment } from "#app/components/moment.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import type { Tone } from "#app/components/tones.ts";
import type { ConditionAnswerStatus } from "#app/core/words/quality.ts";
import { conditionAnswerNames } from "#app/domain/quality/conditions/lifecycle.ts";

type Answer = {
  id: string;
  status: ConditionAnswerStatus;
  text: string;
  documentId: string | null;
  fileName: string | null;
  givenAt: Date;
  givenByName: string | null;
  message: string;
};

const tones: Record<ConditionAnswerStatus, Tone> = {
  given: "information",
  accepted: "good",
  returned: "warning",
};

/** Every answer to a condition, newest first, with what the authority said to it. */
export function ConditionAnswers({ answers }: { answers: readonly Answer[] }) {
  if (answers.length === 0) return <p className="text-soft">No answer yet.</p>;
  return (
    <ol className="grid gap-5">
      {answers.map((answer) => (
        <li key={answer.id} className="border-l-4 border-line pl-4">
          <StatusTag tone={tones[answer.status]}>{conditionAnswerNames[answer.status]}</StatusTag>{" "}
          <span className="text-sm text-soft">
            <Moment value={answer.givenAt} />
            {answer.givenByName ? `, ${answer.givenByName}` : null}
          </span>
          <p className="prose whitespace-pre-line break-words">{answer.text}</p>
          {answer.documentId ? (
            <DocumentLink documentId={answer.documentId} fileName={answer.fileName} />
          ) : null}
          {answer.message ? (
            <p className="prose mt-2 whitespace-pre-line break-words">
              <strong>The authority:</strong> {answer.message}
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
