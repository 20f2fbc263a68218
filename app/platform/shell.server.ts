import type { AppLoadContext } from "@remix-run/node";
import { and, eq, isNull } from "drizzle-orm";
import { noticeIn } from "#app/core/notices.ts";
import type { Shell } from "#app/core/shell.ts";
import { roleNames } from "#app/core/words/people.ts";
import { env } from "#app/platform/env.server.ts";
import { filesAreScanned } from "#app/platform/files.server.ts";
import { navigationFor } from "#app/platform/navigation.ts";
import { actOf } from "#app/platform/session.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { authorities } from "#db/schema/organisations.ts";
import { memberships } from "#db/schema/people.ts";

const portal = "Alternative provision portal";

/** What surrounds every page. An address that no authority uses gets a bare shell. */
export async function shellOf(request: Request, context?: AppLoadContext): Promise<Shell> {
  const notice = noticeIn(new URL(request.url));
  const portalWide = {
    portal,
    demonstration: env().DEMONSTRATION,
    filesAreScanned: filesAreScanned(),
    notice,
  };
  try {
    const act = await actOf(request, context);
    const person = act.actor.kind === "person" ? act.actor : undefined;
    const [authority, roles] = await transaction(act, (tx) =>
      Promise.all([authorityName(tx, act.actor.authorityId), person ? countRoles(tx, person.userId) : 0]),
    );
    const navigation = navigationFor(person).map((link) => ({ ...link }));
    if (!person) return { ...portalWide, authority, navigation };
    const shown = {
      name: person.name,
      role: roleNames[person.role],
      organisation: person.organisationName,
      canSwitch: roles > 1,
    };
    return { ...portalWide, authority, person: shown, navigation };
  } catch (error) {
    if (error instanceof Response) return { ...portalWide, navigation: [] };
    throw error;
  }
}

async function authorityName(tx: Tx, id: string): Promise<string | undefined> {
  const [row] = await tx.select({ name: authorities.name }).from(authorities).where(eq(authorities.id, id));
  return row?.name;
}

function countRoles(tx: Tx, userId: string): Promise<number> {
  return tx.$count(memberships, and(eq(memberships.userId, userId), isNull(memberships.removedAt)));
}
