/** A wished change as the address of the page that checks it carries it. */
import { type ChangeWish, ChangeWishForm } from "#app/domain/placements/changes/forms.ts";

export function changeWishQuery({ kind, startsOn, endsOn, pattern }: ChangeWish): string {
  return new URLSearchParams([
    ["kind", kind],
    ...(startsOn ? [["startsOn", startsOn]] : []),
    ...(endsOn ? [["endsOn", endsOn]] : []),
    ...pattern.map((half) => ["pattern", half]),
  ]).toString();
}

/** The wish of an address; nothing where it cannot be read. */
export function changeWishIn(asked: URLSearchParams): ChangeWish | undefined {
  const { success, data } = ChangeWishForm.safeParse({
    kind: asked.get("kind") ?? "",
    startsOn: asked.get("startsOn") ?? "",
    endsOn: asked.get("endsOn") ?? "",
    pattern: asked.getAll("pattern"),
  });
  return success ? data : undefined;
}
