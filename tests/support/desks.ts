import type { Act } from "#app/core/actor.ts";
import type { Todo } from "#app/core/todo.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";

type Desk = { todosOf(tx: Tx, act: Act): Promise<Todo[]> };

/** What these desks have for somebody, in one transaction as a home page asks them. */
export async function todosAt(act: Act, ...desks: readonly Desk[]): Promise<Todo[]> {
  return (await transaction(act, (tx) => Promise.all(desks.map((desk) => desk.todosOf(tx, act))))).flat();
}
