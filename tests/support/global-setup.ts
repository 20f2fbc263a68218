/** One real Postgres for the whole run, with one migrated database that every test copies. */
import { rm } from "node:fs/promises";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { makePassingFolder } from "#app/start/test/folder.server.ts";
import { removeEmbedded, startEmbedded } from "#db/embedded.server.ts";
import { migrate } from "#db/migrate.server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    serverUrl: string;
  }
}

export const templateName = "portal_template";

export default async function setup(project: TestProject) {
  const dataDir = makePassingFolder("portal-tests-");
  // Files that tests upload go there too; the workers inherit it.
  process.env.DATA_DIR = dataDir;
  for (const name of Object.keys(process.env))
    if (name === "CLAMD_URL" || name.startsWith("FILES_S3_")) delete process.env[name];
  const server = await startEmbedded(dataDir, { fsync: false });
  const template = new URL(server.url);
  template.pathname = `/${templateName}`;
  const sql = postgres(server.url, { max: 1, onnotice: () => {} });
  await sql.unsafe(`create database ${templateName}`);
  await sql.end();
  await migrate(template.toString());
  project.provide("serverUrl", server.url);
  return async () => {
    await removeEmbedded(dataDir);
    await rm(dataDir, { recursive: true, force: true });
  };
}
