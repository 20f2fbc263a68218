import { describe } from "vitest";
import { transaction } from "#app/platform/transaction.server.ts";
import { postgresEngine } from "#search/postgres.server.ts";
import { systemAct } from "#tests/support/world.ts";
import { conformance } from "./conformance.ts";

describe("the menu searched in Postgres", () => {
  conformance((world, work) => transaction(systemAct(world), (tx) => work(postgresEngine(tx))));
});
