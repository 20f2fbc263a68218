import { type Content, formValuesOf } from "#app/domain/providers/versions.ts";
import { found } from "#app/platform/found.ts";

type Editing = {
  isApproved: boolean;
  waiting: { id: string; content: Content; savedAt: Date } | undefined;
};

/** What the form of a part opens with: the change that waits for an officer, or else what stands. */
export function openedWith({ isApproved, waiting }: Editing, stands: Content | undefined) {
  return {
    defaults: formValuesOf(found(waiting?.content ?? stands)),
    isApproved,
    waiting: waiting && { id: waiting.id, savedAt: waiting.savedAt },
  };
}
