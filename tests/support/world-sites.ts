/** A second site as a provider's manager fills it in. */
import { randomUUID } from "node:crypto";
import type { PersonAct } from "#app/core/actor.ts";
import { addDays } from "#app/core/calendar.ts";
import { returnVersion } from "#app/domain/providers/return-version.server.ts";
import { saveSite } from "#app/domain/providers/save-site.server.ts";
import { listOpenChanges } from "#app/domain/providers/version-queries.server.ts";
import { today } from "#tests/support/world.ts";

type SiteValues = Parameters<typeof saveSite>[2];

/** A barn that opens in a month, unless said otherwise. */
export const siteValues = (given: Partial<SiteValues> = {}): SiteValues => ({
  id: randomUUID(),
  kind: "satellite",
  name: "Barn",
  address: "2 Made-up Street",
  postcode: "S65 1AA",
  addressMasked: false,
  accessibility: "",
  accessFeatures: [],
  facilities: "",
  openedOn: addDays(today, 30),
  closedOn: undefined,
  ...given,
});

/** A new site waits, one came back, and one came back and was asked again. */
export async function sitesAnswered(
  { manager, providerId }: { manager: PersonAct; providerId: string },
  officer: PersonAct,
) {
  const again = siteValues();
  for (const site of [again, siteValues()]) {
    await saveSite(manager, providerId, site);
    const [waiting] = (await listOpenChanges(manager, providerId)).filter(({ partId }) => partId === site.id);
    await returnVersion(officer, waiting?.id ?? "", { answer: "Send the lease" });
  }
  await saveSite(manager, providerId, again);
  await saveSite(manager, providerId, siteValues());
}
