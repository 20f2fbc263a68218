/** Three providers from the authority's earlier spreadsheet, two of them with pupils, and what the watch makes of it. */
import { randomUUID } from "node:crypto";
import { addDays, calendarDate } from "#app/core/calendar.ts";
import type { Need } from "#app/core/words/menu.ts";
import type { SenProvision } from "#app/core/words/pupils.ts";
import { bringInImport } from "#app/domain/imports/bring-in-import.server.ts";
import { readImport } from "#app/domain/imports/read-import.server.ts";
import { listProvidersElsewhere } from "#app/domain/placements/recorded/queries.server.ts";
import { recordPlacement } from "#app/domain/placements/recorded/record-placement.server.ts";
import { addPupil } from "#app/domain/pupils/add-pupil.server.ts";
import { setWatchRule } from "#app/domain/watch/set-watch-rule.server.ts";
import { takeWatchAction } from "#app/domain/watch/take-watch-action.server.ts";
import { usualRule } from "#app/domain/watch/watching.ts";
import { actOf, authorityName, type Cast, organisationOf } from "#app/start/story/cast.server.ts";

const providerList = `Name;Kind;Address;Postcode;Company number;Telephone;Email;Notes;Site
Quarry Bank Skills (fictional);Non-school provider;3 Invented Way, Rotherham;S60 1AB;;01709 000101;office@quarry-bank.example;Building trades, from before the menu;Yard
Larkfield Tuition (fictional);Non-school;8 Imaginary Street, Rotherham;S65 2AA;1234509;01709 000102;hello@larkfield.example;One to one;
Old Mill Outdoors (fictional);non-school provider;Made-up Lane, Rotherham;S66 1AA;;;;Woodland days;
Somebody's shed;;;;;;;;
`;

const evidenceList = (nextYear: string) => `Provider,Kind,Site or person,Issued,Expires,Note
Quarry Bank Skills (fictional),Public liability insurance,,,${nextYear},Blue folder in the commissioning office
Quarry Bank Skills (fictional),Fire risk assessment,Yard,,${nextYear},Blue folder in the commissioning office
Larkfield Tuition (fictional),Swimming badge,,,${nextYear},Shared drive
`;

export async function bringOverAndWatch(cast: Cast): Promise<void> {
  const { today } = cast.years;
  const officerOn = (daysAgo: number, time = "11:00") =>
    actOf(cast, { role: "development_officer", at: authorityName, day: addDays(today, -daysAgo), time });
  const firstOfYear = calendarDate(`${cast.years.last}-09-01`);
  const begins = firstOfYear <= today ? firstOfYear : today;
  await setWatchRule(
    actOf(cast, { role: "development_officer", at: authorityName, day: begins, time: "09:00" }),
    { ...usualRule, startsOn: begins, note: "Today's law, with the department's guide figure of 18 hours." },
  );
  const listed = new File([providerList], "providers 2024.csv", { type: "text/csv" });
  const importId = await readImport(officerOn(30), { id: randomUUID(), kind: "providers", file: listed });
  await bringInImport(officerOn(30, "11:20"), importId);
  const papers = new File([evidenceList(addDays(today, 200))], "insurances.csv", { type: "text/csv" });
  await readImport(officerOn(2), { id: randomUUID(), kind: "evidence", file: papers });

  const elsewhere = await listProvidersElsewhere(officerOn(1));
  const recorded = elsewhere.filter(({ recordedOn }) => recordedOn !== null);
  const idOf = (name: string) => recorded.find((one) => one.name === name)?.id ?? "";
  const [quarry, larkfield] = [idOf("Quarry Bank Skills (fictional)"), idOf("Larkfield Tuition (fictional)")];
  await tell(cast, {
    school: "Wath Academy",
    given: "Indigo",
    sen: "ehcp",
    providerId: quarry,
    minutes: 1230,
  });
  await tell(cast, {
    school: "Wath Academy",
    given: "Rowan",
    sen: "support",
    providerId: quarry,
    minutes: 960,
  });
  await tell(cast, {
    school: "Clifton Community School",
    given: "Skye",
    sen: "support",
    providerId: larkfield,
    minutes: 930,
  });
  await takeWatchAction(officerOn(6), larkfield, {
    id: randomUUID(),
    action: "spoke",
    note: "Rang the manager: hours stay below eighteen until the summer. The school knows.",
    lookAgainOn: addDays(today, 20),
  });
}

type Telling = { school: string; given: string; sen: SenProvision; providerId: string; minutes: number };

/** A pupil of the school whose placement there was made before the portal. */
async function tell(cast: Cast, { school, given, sen, providerId, minutes }: Telling): Promise<void> {
  const { today, last } = cast.years;
  const lead = actOf(cast, { role: "school_lead", at: school, day: addDays(today, -25), time: "15:30" });
  const needs: Need[] = ["semh"];
  const pupilId = await addPupil(lead, {
    id: randomUUID(),
    schoolId: organisationOf(cast, school),
    givenName: given,
    familyName: "Recorded",
    bornOn: calendarDate(`${last - 14}-11-15`),
    yearGroup: 10,
    upn: null,
    senProvision: sen,
    lookedAfter: false,
    needs,
    homePostcode: "S65 1AA",
  });
  await recordPlacement(lead, pupilId, {
    id: randomUUID(),
    providerId,
    commissionedBy: "school",
    startsOn: addDays(today, -60),
    endsOn: undefined,
    minutesPerWeek: minutes,
    note: "Arranged by the school before the portal.",
  });
}
