import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, afterEach, beforeEach, inject } from "vitest";
import { closeConnection, connection, takeConnection } from "#app/platform/database.server.ts";
import { connect } from "#db/client.server.ts";

let admin: ReturnType<typeof postgres> | undefined;
let name: string | undefined;

/** Gives each test of a file an empty migrated database of its own, and the portal's pool on it. */
export function withDatabase({ pool = 10 }: { pool?: number } = {}): void {
  beforeEach(async () => {
    admin ??= postgres(inject("serverUrl"), { max: 1, onnotice: () => {} });
    name = `test_${randomBytes(6).toString("hex")}`;
    await admin.unsafe(`create database ${name} template portal_template strategy file_copy`);
    takeConnection(connect(databaseUrl(), { pool }));
  });
  afterEach(async () => {
    await closeConnection();
    if (name) await admin?.unsafe(`drop database if exists ${name} with (force)`);
  });
  afterAll(async () => {
    await admin?.end();
    admin = undefined;
  });
}

/** The address of this test's own database, as its owner. */
export function databaseUrl(): string {
  const url = new URL(inject("serverUrl"));
  url.pathname = `/${name}`;
  return url.toString();
}

/** The test's database as its owner, past the second wall: for looking, never for doing. */
export const owner = () => connection().database;
