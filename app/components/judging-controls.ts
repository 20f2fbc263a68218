/** The controls of criteria on a page, by the element that has a criterion's id as `data-criterion`. */
import { isSame, type Judging, type Typed } from "#app/components/judging-queue.ts";

const part = (around: HTMLElement | null, id: string) =>
  around?.querySelector(`[data-criterion="${CSS.escape(id)}"]`);

/** What the controls of a criterion say. */
export function shown(around: HTMLElement, id: string): Typed {
  const judgement = part(around, id)?.querySelector<HTMLInputElement>("input[type=radio]:checked");
  const comment = part(around, id)?.querySelector("textarea");
  return { judgement: judgement?.value ?? "", comment: comment?.value ?? "" };
}

/** Makes the controls say something else. */
export function show(around: HTMLElement | null, id: string, { judgement, comment }: Typed): void {
  const element = part(around, id);
  for (const radio of element?.querySelectorAll<HTMLInputElement>("input[type=radio]") ?? [])
    radio.checked = radio.value === judgement;
  const area = element?.querySelector("textarea");
  if (area) area.value = comment;
}

/**
 * Where somebody was quicker than the page and typed before it listened. A page that was reloaded shows what the
 * browser remembered, which may be old: there the controls are set to what the portal has.
 */
export function typedBefore(around: HTMLElement, { known, waiting }: Judging): string[] {
  const [entry] = performance.getEntriesByType("navigation");
  const isFresh = !(entry instanceof PerformanceNavigationTiming) || entry.type === "navigate";
  const differing = Object.entries(known).filter(
    ([id, stored]) => !waiting[id] && !isSame(stored, shown(around, id)),
  );
  if (isFresh) return differing.map(([id]) => id);
  for (const [id, stored] of differing) show(around, id, stored);
  return [];
}
