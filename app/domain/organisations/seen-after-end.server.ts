import { type SQL, sql } from "drizzle-orm";
import { settingRanges } from "#app/domain/organisations/settings.ts";
import { authorities } from "#db/schema/organisations.ts";

const { least, most, usual } = settingRanges.seeEndedDays;

/** Days a provider still sees a placement and its pupil after the end: the authority's setting, as settings.ts reads it. */
export const seenAfterEnd: SQL = sql`(select whole_setting(${authorities.settings}, 'seeEndedDays', ${sql.raw(`${least}, ${most}, ${usual}`)})::int
  from ${authorities} where ${authorities.id} = app_authority())`;
