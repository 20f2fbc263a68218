/** The draft of next year's framework, which an officer has begun to write. */
import { randomUUID } from "node:crypto";
import { addDays, londonDay } from "#app/core/calendar.ts";
import { copyFramework } from "#app/domain/quality/frameworks/copy-framework.server.ts";
import { nonSchoolFramework } from "#app/domain/quality/frameworks/non-school-2025.ts";
import { listFrameworks } from "#app/domain/quality/frameworks/queries.server.ts";
import { saveCriterion } from "#app/domain/quality/frameworks/save-criterion.server.ts";
import { saveStandard } from "#app/domain/quality/frameworks/save-standard.server.ts";
import { actOf, authorityName, type Cast } from "#app/start/story/cast.server.ts";

/** Copies the national standards three weeks ago and adds a standard of the authority's own. */
export async function draftNextFramework(cast: Cast, now: Date): Promise<void> {
  const day = addDays(londonDay(now), -21);
  const act = actOf(cast, { role: "development_officer", at: authorityName, day, time: "15:30" });
  const { rows } = await listFrameworks(act, { page: 1, pageSize: 25 });
  const source = rows.find(({ key }) => key === nonSchoolFramework.key);
  if (!source) return;
  const [frameworkId, standardId] = [randomUUID(), randomUUID()];
  await copyFramework(act, source.id, { id: frameworkId });
  await saveStandard(act, frameworkId, {
    id: standardId,
    section: "Admissions, support and guidance",
    text: "The way there and back is thought of",
    critical: false,
  });
  await saveCriterion(act, standardId, {
    id: randomUUID(),
    text: "Who brings the pupil, and what happens when a bus fails, is agreed with school and home",
    providerKinds: [],
    evidenceKinds: ["motor_insurance"],
    after: "",
  });
}
