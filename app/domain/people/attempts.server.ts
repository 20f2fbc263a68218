/** How often one may try a password, or have letters sent: counted in the database, so that a restart or a second process forgets nothing. */
import { RateLimiterDrizzle, RateLimiterRes } from "rate-limiter-flexible";
import { refuse } from "#app/core/refusal.ts";
import { connection } from "#app/platform/database.server.ts";
import { attempts } from "#db/schema/people.ts";

const quarterHour = 15 * 60;
/** Wrong tries at one account, whoever makes them; many more from one address, where a whole school sits. */
const limits = { account: 10, address: 50, registration: 20, interest: 10, feed: 30, miss: 60 } as const;

function limiter(kind: keyof typeof limits): RateLimiterDrizzle {
  return new RateLimiterDrizzle({
    storeClient: connection().database,
    schema: attempts,
    keyPrefix: kind,
    points: limits[kind],
    duration: quarterHour,
    clearExpiredByTimeout: false,
  });
}

/** Counts a try before the password is looked at. Refuses (rule) beyond the limit, and says how long to wait. */
export async function countAttempt(account: string, address: string): Promise<void> {
  await consume("address", address);
  await consume("account", account);
}

/** Counts a registration, which sends a letter to whoever it names. Refuses (rule) too many from one address. */
export async function countRegistration(address: string): Promise<void> {
  await consume("registration", address);
}

/** Counts an interest in providing, which writes to the officers. Refuses (rule) too many from one address. */
export async function countInterest(address: string): Promise<void> {
  await consume("interest", address);
}

/** Counts a calendar address that nobody has. Refuses (rule) too many from one address. */
export async function countFeed(address: string): Promise<void> {
  await consume("feed", address);
}

/** Counts a report of a search that found nothing; false once there are more from one address than anybody types. */
export async function mayReportMiss(address: string): Promise<boolean> {
  try {
    await limiter("miss").consume(address);
    return true;
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    return false;
  }
}

async function consume(kind: keyof typeof limits, key: string): Promise<void> {
  try {
    await limiter(kind).consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const minutes = Math.max(1, Math.ceil(error.msBeforeNext / 60_000));
    refuse(
      "rule",
      `There have been too many attempts. Wait ${minutes} ${minutes === 1 ? "minute" : "minutes"}, then try again`,
    );
  }
}

/** A right password forgives the wrong ones before it; what came from the address stays counted. */
export async function forgiveAttempts(account: string): Promise<void> {
  await limiter("account").delete(account);
}
