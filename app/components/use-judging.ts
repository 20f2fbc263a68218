import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { show, shown, typedBefore } from "#app/components/judging-controls.ts";
import {
  answered,
  begin,
  type Judging,
  keepMine,
  nextOf,
  type Stored,
  takeTheirs,
  typed,
} from "#app/components/judging-queue.ts";
import { forgetAllBut, inThisBrowser, keep, keptOf } from "#app/components/kept-judgements.ts";
import { sendJudgement } from "#app/components/send-judgement.ts";
import { paths } from "#app/core/paths.ts";

/** How long a pause in a comment is, and how long a line that is down is left alone, in milliseconds. */
const pause = 800;
const rest = 4000;

type Given = {
  userId: string;
  assessmentId: string;
  known: Readonly<Record<string, Stored>>;
  /** Around the controls, each criterion's in an element with its id as `data-criterion`. */
  around: RefObject<HTMLElement>;
};

/** Saves what is judged inside an element as it is typed, keeping it in the browser until the portal has it. */
export function useJudging({ userId, assessmentId, known, around }: Given) {
  const [judging, setJudging] = useState(() => begin(known));
  const current = useRef(judging);
  const running = useRef<Promise<void>>();
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const change = useCallback(
    (next: Judging) => {
      const before = current.current.waiting;
      current.current = next;
      setJudging(next);
      inThisBrowser((store) => keep(store, { userId, assessmentId }, before, next.waiting));
    },
    [userId, assessmentId],
  );

  const send = useCallback(() => {
    const sendAll = async () => {
      for (let next = nextOf(current.current); next; next = nextOf(current.current)) {
        const answer = await sendJudgement(paths.judgement(assessmentId, next.id), next.change);
        change(answered(current.current, next.id, next.change, answer));
        if (answer.kind === "overtaken") show(around.current, next.id, answer.stored);
        if (answer.kind === "unreachable" || answer.kind === "signed_out") return later(rest);
      }
    };
    const later = (wait: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(send, wait);
    };
    clearTimeout(timer.current);
    running.current ??= sendAll().finally(() => {
      running.current = undefined;
    });
    return running.current;
  }, [assessmentId, around, change]);

  useEffect(() => {
    const element = around.current;
    if (!element) return;
    const note = (id: string) =>
      change(typed(current.current, id, { ...shown(element, id), key: newKey(), changedAt: Date.now() }));
    const listen = ({ target }: Event) => {
      const id =
        target instanceof Element && target.closest("[data-criterion]")?.getAttribute("data-criterion");
      if (!id) return;
      note(id);
      clearTimeout(timer.current);
      timer.current = setTimeout(send, target instanceof HTMLTextAreaElement ? pause : 0);
    };
    const sendNow = () => void send();
    inThisBrowser((store) => {
      forgetAllBut(store, userId);
      const kept = keptOf(store, { userId, assessmentId });
      const begun = begin(current.current.known, kept);
      keep(store, { userId, assessmentId }, kept, begun.waiting);
      change(begun);
    });
    const before = typedBefore(element, current.current);
    for (const [id, kept] of Object.entries(current.current.waiting)) show(element, id, kept);
    for (const id of before) note(id);
    sendNow();
    element.addEventListener("input", listen);
    window.addEventListener("online", sendNow);
    document.addEventListener("visibilitychange", sendNow);
    return () => {
      element.removeEventListener("input", listen);
      window.removeEventListener("online", sendNow);
      document.removeEventListener("visibilitychange", sendNow);
      sendNow();
    };
  }, [userId, assessmentId, around, change, send]);

  return {
    judging,
    /** Sends what waits, and says whether nothing is left. */
    finish: async () => {
      await running.current;
      await send();
      return Object.keys(current.current.waiting).length === 0;
    },
    takeTheirs: (id: string) => {
      change(takeTheirs(current.current, id));
      const stored = current.current.known[id];
      if (stored) show(around.current, id, stored);
    },
    keepMine: (id: string) => {
      change(keepMine(current.current, id, newKey()));
      void send();
    },
  };
}

/** As crypto.randomUUID, which a page without https has not. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
