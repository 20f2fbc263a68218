import type { AppLoadContext } from "@remix-run/node";
import { and, eq, isNull } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { Shell } from "#app/core/shell.ts";
import { roleNames } from "#app/core/words/people.ts";
import { env } from "#app/platform/env.server.ts";
import { filesAreScanned } from "#app/platform/files.server.ts";
import { navigationFor } from "#app/platform/navigation.ts";
import { noticeFor } from "#app/platform/said.server.ts";
import { actOf } from "#app/platform/session.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { authorities } from "#db/schema/organisations.ts";
import { memberships } from "#db/schema/people.ts";

const portal = "Alternative provision portal";

/** What surrounds every page. An address that no authority uses gets a bare shell. */
export async function shellOf(request: Request, context?: AppLoadContext): Promise<Shell> {
  const notice = await noticeFor(request);
  const portalWide = {
    portal,
    demonstration: env().DEMONSTRATION,
    filesAreScanned: filesAreScanned(),
    notice,
  };
  try {
    const act = await actOf(request, context);
    const person = act.actor.kind === "person" ? act.actor : undefined;
    const { authority, roles } = await surroundings(act);
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

/** Of a visitor it is known already where there is a portal at all. */
async function surroundings(act: Act): Promise<{ authority: string | undefined; roles: number }> {
  const { actor } = act;
  if (actor.kind === "public" && actor.authorityName) return { authority: actor.authorityName, roles: 0 };
  const [authority, roles] = await transaction(act, (tx) =>
    Promise.all([
      authorityName(tx, actor.authorityId),
      actor.kind === "person" ? countRoles(tx, actor.userId) : 0,
    ]),
  );
  return { authority, roles };
}

async function authorityName(tx: Tx, id: string): Promise<string | undefined> {
  const [row] = await tx.select({ name: authorities.name }).from(authorities).where(eq(authorities.id, id));
  return row?.name;
}

function countRoles(tx: Tx, userId: string): Promise<number> {
  return tx.$count(memberships, and(eq(memberships.userId, userId), isNull(memberships.removedAt)));
}
