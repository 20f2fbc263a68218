/**
 * How many placements are approved in a second, beside the floor of the same run: what the bare driver reaches on
 * this machine with a lock, a balance and two inserts in a transaction, without rules, roles, triggers or places.
 */
import postgres from "postgres";
import { approvePlacement } from "#app/domain/placements/approve-placement.server.ts";
import { env } from "#app/platform/env.server.ts";
import { median } from "#tests/bench/median.ts";
import { anAuthorityOfToday, aQueue, type Queue } from "#tests/support/world-storm.ts";

/**
 * An approval is 39 statements (standing, funding, calendar, places, ledger, events; under triggers and policies)
 * against the floor's seven, so 0.18 would mean that nothing else cost anything. About 9 ms of each are this process's
 * own work: on one budget 0.09 was measured. Over fifty budgets the floor uses both cores while approvals wait for
 * Node's one thread, and 0.04 was measured. Half of either would be news.
 */
const least = { oneBudget: 0.05, fiftyBudgets: 0.02 };
const mostMsAlone = 100;

type Job = () => Promise<unknown>;

export default async function measure(): Promise<boolean> {
  const world = await anAuthorityOfToday();
  console.log("Building schools with placements that wait …");
  const alone = await aQueue(world, { waiting: 60, affordable: 60, offers: 6 });
  const one = await aQueue(world, { waiting: 320, affordable: 320, offers: 16 });
  const fifty: Queue[] = [];
  for (let index = 0; index < 50; index += 1) fifty.push(await aQueue(world, { waiting: 8, affordable: 8 }));
  const floor = await layFloor([one, ...fifty]);

  // The first ones fill caches and are not counted.
  const [warm, counted] = [approvals(alone).slice(0, 20), approvals(alone).slice(20)];
  await each(warm);
  const singles = median(await each(counted));
  const floorSingles = median(await each(floor.on([one]).slice(0, 100)));
  const results = [
    line("one budget", await perSecond(approvals(one)), await perSecond(floor.on([one]))),
    line("fifty budgets", await perSecond(inTurn(fifty)), await perSecond(floor.on(fifty))),
  ];
  await floor.close();

  console.log(`one alone           ${singles.toFixed(1)} ms (floor ${floorSingles.toFixed(1)} ms)`);
  for (const { name, rate, floorRate, ratio } of results)
    console.log(
      `16 at once, ${name.padEnd(14)} ${rate.toFixed(0).padStart(5)} a second (floor ${floorRate.toFixed(0)}, ratio ${ratio.toFixed(2)})`,
    );
  const [oneBudget, fiftyBudgets] = results.map(({ ratio }) => ratio);
  const holds =
    (oneBudget ?? 0) >= least.oneBudget &&
    (fiftyBudgets ?? 0) >= least.fiftyBudgets &&
    singles <= mostMsAlone;
  console.log(
    `${holds ? "The figures hold" : "The figures do NOT hold"}: at least ${least.oneBudget} and ${least.fiftyBudgets} of the floor, at most ${mostMsAlone} ms alone.`,
  );
  return holds;
}

const line = (name: string, rate: number, floorRate: number) => ({
  name,
  rate,
  floorRate,
  ratio: rate / floorRate,
});

const approvals = ({ placementIds, approvers, schoolId }: Queue): Job[] =>
  placementIds.flatMap((id, index) => {
    const approver = approvers[index % approvers.length];
    return approver ? [() => approvePlacement({ ...approver, now: new Date() }, id, schoolId)] : [];
  });

/** One of each school, then the second of each, so that neighbours in time meet on no budget. */
function inTurn(queues: readonly Queue[]): Job[] {
  const jobs = queues.map(approvals);
  const longest = Math.max(...jobs.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => jobs.flatMap((of) => of[turn] ?? [])).flat();
}

/** How long each took when nothing else ran, in milliseconds. */
async function each(jobs: readonly Job[]): Promise<number[]> {
  const times: number[] = [];
  for (const job of jobs) {
    const began = performance.now();
    await job();
    times.push(performance.now() - began);
  }
  return times;
}

async function perSecond(jobs: readonly Job[]): Promise<number> {
  const waiting = [...jobs];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (let job = waiting.shift(); job; job = waiting.shift()) await job();
    }),
  );
  return (jobs.length * 1000) / (performance.now() - began);
}

/** Tables of the same shape and indexes without triggers or policies, with the same budgets, all well filled. */
async function layFloor(queues: readonly Queue[]) {
  const { DATABASE_URL = "", DATABASE_POOL } = env();
  const sql = postgres(DATABASE_URL, { max: DATABASE_POOL, onnotice: () => undefined });
  const budgetIds = queues.map(({ budgetId }) => budgetId);
  await sql`create table floor_budgets (like budgets including all)`;
  await sql`create table floor_transfers (like transfers including all)`;
  await sql`create table floor_events (like events including all)`;
  await sql`insert into floor_budgets select * from budgets where id = any (${budgetIds})`;
  await sql`insert into floor_transfers select * from transfers where to_budget_id = any (${budgetIds})`;
  let serial = 0;
  const approveOnFloor = ({ world, budgetId }: Queue) =>
    sql.begin(async (tx) => {
      const { authorityId } = world;
      await tx`select id from floor_budgets where authority_id = ${authorityId} and id = ${budgetId} for update`;
      const account = `available:${budgetId}`;
      const [row] = await tx<{ pence: string }[]>`
        select coalesce(sum(case when to_account = ${account} then pence else -pence end), 0) as pence
        from floor_transfers where authority_id = ${authorityId} and ${budgetId} in (from_budget_id, to_budget_id)
          and ${account} in (from_account, to_account)`;
      if (Number(row?.pence) < 1) throw new Error("The floor's budget is empty");
      serial += 1;
      await tx`insert into floor_transfers
        (authority_id, key, reason, from_account, to_account, pence, from_budget_id, to_budget_id, source_id, at)
        values (${authorityId}, ${`floor ${serial}`}, 'commit', ${account}, ${`committed:${budgetId}`}, 1, ${budgetId},
                ${budgetId}, ${budgetId}, now())`;
      await tx`insert into floor_events (authority_id, name, subject_id, details, at)
        values (${authorityId}, 'placement.approved', ${budgetId}, '{}', now())`;
    });
  return {
    /** As many as approvals are measured, in turn on each budget. */
    on: (of: readonly Queue[]): Job[] =>
      Array.from({ length: 400 }, (_, index) => of[index % of.length]).flatMap((queue) =>
        queue ? [() => approveOnFloor(queue)] : [],
      ),
    close: () => sql.end(),
  };
}
