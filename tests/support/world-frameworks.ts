import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Act } from "#app/core/actor.ts";
import { copyFramework } from "#app/domain/quality/frameworks/copy-framework.server.ts";
import { nonSchoolFramework } from "#app/domain/quality/frameworks/non-school-2025.ts";
import { findFramework, listFrameworks } from "#app/domain/quality/frameworks/queries.server.ts";
import { anAuthority } from "#tests/support/world.ts";
import { officers } from "#tests/support/world-providers.ts";

/** The published national standards, and a draft copied from them. */
export async function aDraft() {
  const world = await anAuthority();
  const { officer, second } = await officers(world);
  const { rows } = await listFrameworks(officer, { page: 1, pageSize: 25 });
  const published = rows.find(({ key }) => key === nonSchoolFramework.key)?.id ?? "";
  const id = randomUUID();
  await copyFramework(officer, published, { id });
  return { world, officer, second, published, id };
}

/** A framework that must be there. */
export const read = async (act: Act, id: string) =>
  (await findFramework(act, id)) ?? expect.unreachable("no framework");
/** A criterion that says little. */
export const criterion = { text: "Seen", providerKinds: [], evidenceKinds: [], after: "" };
