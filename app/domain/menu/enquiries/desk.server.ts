import { and, count, eq, isNull, min } from "drizzle-orm";
import { type Act, isIn } from "#app/core/actor.ts";
import { formatDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { Todo } from "#app/core/todo.ts";
import { canEnquire } from "#app/domain/menu/enquiries/policy.ts";
import {
  askedVisibleTo,
  isAnswered,
  isOwn,
  ofEnquiry,
  visibleTo,
} from "#app/domain/menu/enquiries/visibility.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { enquiries, enquiryRecipients } from "#db/schema/enquiries.ts";

/** Enquiries for a provider to answer, and for who asked the answers that nothing followed from yet. */
export async function todosOf(tx: Tx, act: Act): Promise<Todo[]> {
  if (isIn(act.actor, "provider_manager")) return toAnswer(tx, act);
  return canEnquire(act.actor) ? answered(tx, act) : [];
}

async function toAnswer(tx: Tx, act: Act): Promise<Todo[]> {
  const [row] = await tx
    .select({ count: count(), first: min(enquiries.answerBy) })
    .from(enquiryRecipients)
    .innerJoin(enquiries, ofEnquiry)
    .where(and(askedVisibleTo(act.actor), eq(enquiries.status, "open"), isNull(enquiryRecipients.answer)));
  const day = row?.first ?? undefined;
  const hint = day && `The first by ${formatDay(day)}`;
  return [
    {
      text: "Enquiries to answer",
      count: row?.count ?? 0,
      to: paths.enquiries("waiting=yes"),
      hint,
      day,
    },
  ];
}

async function answered(tx: Tx, act: Act): Promise<Todo[]> {
  const number = await tx.$count(
    enquiries,
    and(visibleTo(act.actor), isOwn(act.actor), eq(enquiries.status, "open"), isAnswered),
  );
  const to = paths.enquiries("status=open&answered=yes&own=yes");
  return [{ text: "Enquiries with answers", count: number, to }];
}
