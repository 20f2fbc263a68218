import { and, eq, isNull, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { handOver, reactTo } from "#app/jobs/outbox.server.ts";
import { reactions } from "#app/jobs/reactions.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { events, mails } from "#db/schema/platform.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, anOrganisation, aPerson } from "#tests/support/world.ts";

const waiting = () => owner().$count(events, isNull(events.reactedAt));
const jobs = () =>
  owner().execute<{ payload: { eventId: string } }>(sql`
  select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  where t.identifier = 'react-to'`);

async function somethingHappened(name: `${string}.${string}`) {
  const world = await anAuthority();
  const officer = await aPerson(world, "development_officer");
  const providerId = await anOrganisation(world, "provider");
  await transaction(officer, (tx) => record(tx, officer, { name, subjectId: providerId }));
  return { world, officer, providerId };
}

describe("the outbox", () => {
  withDatabase();

  it("hands an event that something follows to the job queue, and only once", async () => {
    await somethingHappened("registration.submitted");
    await handOver();
    await handOver();
    expect(await jobs()).toHaveLength(1);
    expect(await waiting()).toBe(0);
  });

  it("marks what nothing follows and hands on nothing", async () => {
    await somethingHappened("school.added");
    await handOver();
    expect(await jobs()).toHaveLength(0);
    expect(await waiting()).toBe(0);
  });

  it("loses nothing when two workers hand over at the same moment", async () => {
    for (let times = 0; times < 6; times++) await somethingHappened("registration.submitted");
    await Promise.all([handOver(), handOver(), handOver()]);
    await handOver();
    expect(await jobs()).toHaveLength(6);
  });

  it("writes a letter once, however often the job runs", async () => {
    const { world, officer } = await somethingHappened("registration.submitted");
    const [event] = await owner().select().from(events).where(eq(events.name, "registration.submitted"));
    const payload = { authorityId: world.authorityId, eventId: event?.id };
    await reactTo(payload);
    await reactTo(payload);
    const written = await owner()
      .select()
      .from(mails)
      .where(and(eq(mails.authorityId, world.authorityId)));
    expect(written).toHaveLength(1);
    expect(written[0]?.createdAt).toEqual(officer.now);
  });

  it("follows only events that some command or a migration writes", async () => {
    const { readdirSync, readFileSync } = await import("node:fs");
    const textsIn = (folder: string, ending: string) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(ending))
        .map((name) => readFileSync(`${folder}/${name}`, "utf8"))
        .join("\n");
    const commands = textsIn("app/domain", ".server.ts");
    // An upgrade that changes what is indexed says so as an event.
    const migrations = textsIn("db/migrations", ".sql");
    const isWritten = (name: string) => commands.includes(`"${name}"`) || migrations.includes(`'${name}'`);
    expect(Object.keys(reactions).filter((name) => !isWritten(name))).toEqual([]);
  });
});
