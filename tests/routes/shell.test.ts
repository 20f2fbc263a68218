import { expect, test } from "vitest";
import { shellOf } from "#app/platform/shell.server.ts";
import { withDatabase } from "#tests/support/database.ts";
import { anAuthority } from "#tests/support/world.ts";

withDatabase();

test("the shell says whether files are scanned, and the notice its address names", async () => {
  await anAuthority();
  const shellAt = (path: string) => shellOf(new Request(`http://localhost${path}`));
  expect(await shellAt("/registration?notice=unplaced")).toMatchObject({
    filesAreScanned: false,
    notice: { tone: "warning", text: expect.stringContaining("do not know where the postcode is") },
  });
  expect((await shellAt("/registration?notice=anything")).notice).toBeUndefined();
});
