import { Moment } from "#app/components/moment.tsx";
import { Notice } from "#app/components/notice.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";

type OpenChange = {
  id: string;
  title: string;
  status: string;
  savedAt: Date | string;
  answer: string;
  changed: readonly string[];
};

/** What an approved provider has asked to change: what waits, and what came back with its reason. */
export function OpenChanges({ changes }: { changes: readonly OpenChange[] }) {
  return changes.map(({ id, title, status, savedAt, answer, changed }) => {
    const isWaiting = status === "waiting";
    return (
      <Notice
        key={id}
        tone="warning"
        title={isWaiting ? `Waits for the authority: ${title}` : `Came back from the authority: ${title}`}
      >
        {isWaiting ? (
          <>
            Asked on <Moment value={savedAt} />
            {changed.length > 0 ? `, changing ${changed.join(", ").toLowerCase()}` : ", as a new one"}. What
            stood before stands until an officer answers.{" "}
          </>
        ) : (
          <>{answer} </>
        )}
        <TextLink to={paths.change(id)}>
          See the change<span className="sr-only">: {title}</span>
        </TextLink>
      </Notice>
    );
  });
}
