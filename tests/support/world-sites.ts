/** A second site as a provider's manager fills it in. */
import { randomUUID } from "node:crypto";
import { addDays } from "#app/core/calendar.ts";
import type { saveSite } from "#app/domain/providers/save-site.server.ts";
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
