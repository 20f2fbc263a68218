import type { CalendarDate } from "#app/core/calendar.ts";
import type { findProvider } from "#app/domain/providers/queries.server.ts";

type Known = NonNullable<Awaited<ReturnType<typeof findProvider>>>;

/** What the page shows, and nothing else of the rows: it goes to every school's browser. */
export function shownOf({ id, name, kind, about, phone, email, sites, people }: Known, today: CalendarDate) {
  return {
    ...{ id, name, kind, about, phone, email },
    sites: sites
      .filter(({ closedOn }) => !closedOn || closedOn >= today)
      .map((site) => ({
        id: site.id,
        name: site.name,
        kind: site.kind,
        address: site.address,
        postcode: site.postcode,
        facilities: site.facilities,
        accessFeatures: site.accessFeatures,
        accessibility: site.accessibility,
      })),
    people: people
      .filter(({ leftOn }) => !leftOn || leftOn >= today)
      .map((person) => ({ id: person.id, name: person.name, post: person.post, email: person.email })),
  };
}
