/** `npm run verify`: proves the money, the places, the funding and what is kept of evidence row by row, and names what does not add up. */
import { connection } from "#app/platform/database.server.ts";
import { checks } from "./verify/checks.server.ts";
import { withDatabase } from "./with-database.server.ts";

export type Finding = {
  /** What was to be proved. */
  check: string;
  /** The row that breaks it, by its table and id. */
  row: string;
  /** What is wrong with it. */
  sentence: string;
};

/** Everything that does not add up, over all authorities, at one moment. Nothing is changed. */
export async function verify(): Promise<Finding[]> {
  return connection().database.transaction(
    async (tx) => {
      const findings: Finding[] = [];
      for (const { name, query } of checks) {
        const rows = await tx.execute<{ row: string; sentence: string }>(query);
        findings.push(...rows.map(({ row, sentence }) => ({ check: name, row, sentence })));
      }
      return findings;
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

const most = 50;

export async function main(): Promise<number> {
  const findings = await withDatabase(() => verify());
  for (const { name } of checks) {
    const broken = findings.filter(({ check }) => check === name);
    console.log(`${broken.length === 0 ? "holds " : "BROKEN"}  ${name}`);
    for (const { row, sentence } of broken.slice(0, most)) console.log(`          ${row}: ${sentence}`);
    if (broken.length > most) console.log(`          and ${broken.length - most} more`);
  }
  console.log(findings.length === 0 ? "Everything adds up." : `${findings.length} rows do not add up.`);
  return findings.length === 0 ? 0 : 1;
}
