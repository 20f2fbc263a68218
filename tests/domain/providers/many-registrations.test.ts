import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { registerProvider } from "#app/domain/providers/register-provider.server.ts";
import { mails } from "#db/schema/platform.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, visitorAct, type World } from "#tests/support/world.ts";

withDatabase();

const register = (world: World, address: string) =>
  registerProvider(
    visitorAct(world),
    {
      id: randomUUID(),
      organisationName: "Saltersbrook (fictional)",
      kind: "non_school",
      name: "Marta Vale",
      email: "marta@example.org",
    },
    address,
  );

test("one address cannot have the portal write letters without end", async () => {
  const world = await anAuthority();
  for (let times = 0; times < 20; times++) await register(world, "192.0.2.1");
  await expect(register(world, "192.0.2.1")).rejects.toMatchObject({ kind: "rule" });
  expect(await owner().$count(mails)).toBe(20);
  await register(world, "192.0.2.2");
});
