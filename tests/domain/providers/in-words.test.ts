/** What is only confirmed is never uploaded: the database's own refusal. */
import { randomUUID } from "node:crypto";
import { eq, isNotNull } from "drizzle-orm";
import { expect, it } from "vitest";
import { codeOf } from "#app/platform/transaction.server.ts";
import { evidence, evidenceKinds } from "#db/schema/providers.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority } from "#tests/support/world.ts";
import { aProvider } from "#tests/support/world-providers.ts";

withDatabase();

it("keeps no document of a kind of evidence that is said in words", async () => {
  await aProvider(await anAuthority());
  const [item] = await owner().select().from(evidence).where(isNotNull(evidence.documentId)).limit(1);
  const [kind] = await owner().select().from(evidenceKinds).where(eq(evidenceKinds.confirmationOnly, true));
  if (!item || !kind) throw new Error("The story of evidence has changed");
  const said = { ...item, kindKey: kind.key, note: "Made for all fourteen" };
  const code = (row: typeof item) =>
    owner()
      .insert(evidence)
      .values({ ...row, id: randomUUID() })
      .then(() => "allowed", codeOf);
  expect(await code(said)).toBe("23514");
  expect(await code({ ...said, documentId: null })).toBe("allowed");
  expect(await code(item)).toBe("allowed");
  const changed = owner().update(evidence).set({ kindKey: kind.key }).where(eq(evidence.id, item.id));
  expect(await changed.then(() => "allowed", codeOf)).toBe("23514");
});
