import { Moment } from "#app/components/moment.tsx";
import { Notice } from "#app/components/notice.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";

type MayWaitProps = {
  isApproved: boolean;
  waiting?: { id: string; savedAt: Date | string } | undefined;
  /** What waits when it is changed: "your name or kind". */
  what: string;
};

/** Above the form of an approved provider: what of it waits for an officer, or that it waits already. */
export function MayWait({ isApproved, waiting, what }: MayWaitProps) {
  if (waiting)
    return (
      <Notice tone="warning" title="A change of this waits for the authority">
        You asked for it on <Moment value={waiting.savedAt} />, and it is filled in below. What stood before
        stands until an officer answers. Saving again takes its place.{" "}
        <TextLink to={paths.change(waiting.id)}>See the change</TextLink>
      </Notice>
    );
  if (!isApproved) return null;
  return (
    <Notice title="You are approved">
      If you change {what}, everything you change on this page waits until an officer has acknowledged it, and
      what stands now goes on standing. Anything else is saved at once.
    </Notice>
  );
}
