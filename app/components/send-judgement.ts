import type { Answer, Change, Stored } from "#app/components/judging-queue.ts";
import { londonTime } from "#app/core/calendar.ts";
import type { FormReply } from "#app/core/form-reply.ts";

type Saved = { outcome: "saved" | "passed_over"; changeKey: string };

/** Sends one change to its address and says what came of it; a line that is down is an answer, too. */
export async function sendJudgement(address: string, change: Change): Promise<Answer> {
  try {
    const response = await fetch(address, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.timeout(15_000),
      body: new URLSearchParams({
        judgement: change.judgement,
        comment: change.comment,
        key: change.key,
        basis: change.basis,
        changedAt: new Date(change.changedAt).toISOString(),
      }),
    });
    return await answerOf(response, address);
  } catch {
    return { kind: "unreachable" };
  }
}

async function answerOf(response: Response, address: string): Promise<Answer> {
  if (response.type === "opaqueredirect") return { kind: "signed_out" };
  if (response.ok) {
    const { outcome, changeKey }: Saved = await response.json();
    if (outcome === "saved") return { kind: "saved", changeKey, at: londonTime(new Date()) };
    return { kind: "overtaken", stored: await storedAt(address) };
  }
  if (response.status === 400 || response.status === 409) {
    const { fieldErrors, formError }: FormReply = await response.json();
    if (fieldErrors.judgement && response.status === 409)
      return { kind: "another", sentence: fieldErrors.judgement, theirs: await storedAt(address) };
    return { kind: "refused", sentence: formError ?? Object.values(fieldErrors).join(". ") };
  }
  if (response.status === 403 || response.status === 404)
    return { kind: "refused", sentence: "this can no longer be judged by you" };
  return { kind: "unreachable" };
}

async function storedAt(address: string): Promise<Stored> {
  const response = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(15_000) });
  if (!response.ok) throw new Error("what stands could not be read");
  return response.json();
}
