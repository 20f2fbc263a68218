/** In which order a draft's standards stand. Those of one section always stand together. */

export type Ordered = { readonly id: string; readonly section: string };

/** The sections, in the order of their first standards. */
export function sectionsOf(standards: readonly Ordered[]): string[] {
  return [...new Set(standards.map(({ section }) => section))];
}

/** Puts a standard at the end of its section, or of all where the section is new. */
export function added(standards: readonly Ordered[], standard: Ordered): Ordered[] {
  const others = standards.filter(({ id }) => id !== standard.id);
  const last = others.map(({ section }) => section).lastIndexOf(standard.section);
  return inserted(others, standard, last < 0 ? others.length : last);
}

/** Moves a standard to the top of a section, or behind another and into its section; undefined where there is no such place. */
export function moved(
  standards: readonly Ordered[],
  id: string,
  place: { top: string } | { after: string },
): Ordered[] | undefined {
  const others = standards.filter((standard) => standard.id !== id);
  if ("after" in place) {
    const index = others.findIndex((standard) => standard.id === place.after);
    const section = others[index]?.section;
    return section === undefined ? undefined : inserted(others, { id, section }, index);
  }
  if (!sectionsOf(standards).includes(place.top)) return undefined;
  const first = others.findIndex(({ section }) => section === place.top);
  const standard = { id, section: place.top };
  return first < 0 ? [...others, standard] : inserted(others, standard, first - 1);
}

/** Moves a section with all it holds behind another, or to the top of all without one; undefined where there is no such section. */
export function sectionMoved(
  standards: readonly Ordered[],
  title: string,
  after: string | undefined,
): Ordered[] | undefined {
  const titles = sectionsOf(standards).filter((section) => section !== title);
  const index = after === undefined ? -1 : titles.indexOf(after);
  if (after !== undefined && index < 0) return undefined;
  return inserted(titles, title, index).flatMap((one) => standards.filter(({ section }) => section === one));
}

/** Moves one id behind another, or to the top without one. */
export function idMoved(ids: readonly string[], id: string, after: string | undefined): string[] | undefined {
  const others = ids.filter((one) => one !== id);
  const index = after === undefined ? -1 : others.indexOf(after);
  return after !== undefined && index < 0 ? undefined : inserted(others, id, index);
}

function inserted<Value>(values: readonly Value[], value: Value, behind: number): Value[] {
  return [...values.slice(0, behind + 1), value, ...values.slice(behind + 1)];
}
