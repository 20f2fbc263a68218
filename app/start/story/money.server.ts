/** Terms and budgets: what the authority sets before anything can be commissioned. */
import { randomUUID } from "node:crypto";
import { addDays, type CalendarDate, calendarDate, earliest } from "#app/core/calendar.ts";
import { type Pence, parseMoney, share } from "#app/core/money.ts";
import { allocateMoney } from "#app/domain/budgets/allocate-money.server.ts";
import { openBudget } from "#app/domain/budgets/open-budget.server.ts";
import { addClosure } from "#app/domain/terms/add-closure.server.ts";
import { setTerm } from "#app/domain/terms/set-term.server.ts";
import { actOf, authorityName, type Cast, organisationOf } from "#app/start/story/cast.server.ts";
import { partnershipNames, schoolRows } from "#app/start/story/schools.ts";

const pounds = (text: string): Pence => {
  const amount = parseMoney(text);
  if (amount === undefined) throw new RangeError(`${text} is no amount`);
  return amount;
};

const devolvedToSchools = pounds("500,000");
const toEachPartnership = pounds("60,000");
const keptByAuthority = pounds("400,000");

/** The school calendar of every year in the story, as the finance officer sets it. */
export async function setCalendar(cast: Cast): Promise<void> {
  const act = actOf(cast, {
    role: "finance_officer",
    at: authorityName,
    day: calendarDate(`${cast.years.first}-06-01`),
  });
  for (const term of cast.years.terms) await setTerm(act, { id: randomUUID(), ...term });
  for (const closure of cast.years.closures) await addClosure(act, null, { id: randomUUID(), ...closure });
}

/** Half by pupils on roll, half by the deprivation count, as paper 002 describes; budgets by financial year. */
export async function devolveBudgets(cast: Cast): Promise<void> {
  const schools = schoolRows.filter(({ phase }) => phase === "secondary");
  const [byRoll = pounds("0"), byDeprivation = pounds("0")] = share(devolvedToSchools, [1, 1]);
  const rollShares = share(
    byRoll,
    schools.map(({ roll }) => roll),
  );
  const deprivationShares = share(
    byDeprivation,
    schools.map(({ deprivation }) => deprivation),
  );
  for (const year of cast.years.financialYears) {
    const day = earliest(addDays(year.startsOn, -160), addDays(cast.years.today, -30));
    for (const [index, { name }] of schools.entries()) {
      const parts = [rollShares[index], deprivationShares[index]].filter((part) => part !== undefined);
      await fund(cast, { owner: name, year, day, amounts: parts });
    }
    for (const name of partnershipNames)
      await fund(cast, { owner: `${name} partnership`, year, day, amounts: [toEachPartnership] });
    await fund(cast, { owner: authorityName, year, day, amounts: [keptByAuthority] });
  }
}

type Funding = {
  owner: string;
  year: Cast["years"]["financialYears"][number];
  day: CalendarDate;
  amounts: readonly Pence[];
};

async function fund(cast: Cast, { owner, year, day, amounts }: Funding): Promise<void> {
  const act = actOf(cast, { role: "finance_officer", at: authorityName, day });
  const { startsOn, endsOn } = year;
  const short = owner === authorityName ? "Authority" : owner;
  const { id } = await openBudget(act, {
    id: randomUUID(),
    ownerId: organisationOf(cast, owner),
    name: `${short} ${year.name}`,
    startsOn,
    endsOn,
  });
  for (const pence of amounts) await allocateMoney(act, id, { id: randomUUID(), pence });
}
