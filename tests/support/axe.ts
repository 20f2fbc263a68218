/**
 * Axe, run in the page itself. Our pages hold no frames, which are what its builder for Playwright opens a second
 * page for each time; and of what it looks at, only what it finds wrong is asked for.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";

interface Axe {
  run(place: Document, options: typeof asked): Promise<{ violations: Violation[] }>;
}
type Violation = { id: string; nodes: { html: string }[] };

const builder = createRequire(import.meta.url).resolve("@axe-core/playwright");
const source = readFileSync(createRequire(builder).resolve("axe-core/axe.min.js"), "utf8");

const asked = {
  runOnly: {
    type: "tag",
    values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  },
  resultTypes: ["violations"],
};

/** Each rule that the page breaks, and where. */
export async function violationsOn(page: Page): Promise<string[]> {
  expect(page.frames(), "frames, whose insides would not be looked at").toHaveLength(1);
  await page.evaluate(source);
  const violations = await page.evaluate(async (options) => {
    const { axe } = window as unknown as { axe: Axe };
    const found = await axe.run(document, options);
    return found.violations.map(({ id, nodes }) => ({ id, places: nodes.map(({ html }) => html) }));
  }, asked);
  return violations.map(({ id, places }) => `${id}: ${places.join(" | ").slice(0, 400)}`);
}
