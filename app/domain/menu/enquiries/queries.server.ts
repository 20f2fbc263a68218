import { and, asc, count, desc, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import { type Act, isOf } from "#app/core/actor.ts";
import { addDays, type CalendarDate, londonDay } from "#app/core/calendar.ts";
import type { EnquiryStatus } from "#app/core/words/menu.ts";
import { canSeeAnswering } from "#app/domain/menu/enquiries/policy.ts";
import {
  askedVisibleTo,
  isAnswered,
  isOwn,
  ofEnquiry,
  visibleTo,
} from "#app/domain/menu/enquiries/visibility.server.ts";
import { visibleTo as visibleOffers } from "#app/domain/menu/visibility.server.ts";
import { standingsOf } from "#app/domain/quality/standing.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { enquiries, enquiryRecipients } from "#db/schema/enquiries.ts";
import { offers } from "#db/schema/menu.ts";
import { organisations } from "#db/schema/organisations.ts";

type Page = { page: number; pageSize: number };

const counted = (condition: string) => sql<number>`(select count(*)::int from enquiry_recipients r
  where r.authority_id = ${enquiries.authorityId} and r.enquiry_id = ${enquiries.id} and ${sql.raw(condition)})`;
const asker = and(
  eq(organisations.authorityId, enquiries.authorityId),
  eq(organisations.id, enquiries.organisationId),
);

export type EnquiryFilter = {
  statuses: EnquiryStatus[];
  /** Only those that some provider has answered, and only those of the reader's own organisation. */
  hasAnswers?: boolean;
  ownOnly?: boolean;
};

/** The enquiries of who asked them, or for officers everybody's, newest first, with how many have answered. */
export function listEnquiries(act: Act, { page, pageSize, ...filter }: Page & EnquiryFilter) {
  return transaction(act, async (tx) => {
    const { actor } = act;
    const isAsked = actor.kind === "person" && actor.organisationKind === "provider";
    const where = and(
      isAsked ? sql`false` : visibleTo(actor),
      filter.statuses.length > 0 ? inArray(enquiries.status, filter.statuses) : undefined,
      filter.hasAnswers ? isAnswered : undefined,
      filter.ownOnly ? isOwn(actor) : undefined,
    );
    const [rows, total] = await Promise.all([
      tx
        .select({
          ...getTableColumns(enquiries),
          askerName: organisations.name,
          asked: counted("true"),
          answered: counted("r.answer is not null"),
          interested: counted("r.answer = 'interested'"),
        })
        .from(enquiries)
        .innerJoin(organisations, asker)
        .where(where)
        .orderBy(desc(enquiries.askedAt), desc(enquiries.reference))
        .limit(pageSize)
        .offset((page - 1) * pageSize),
      tx.$count(enquiries, where),
    ]);
    return { rows, total };
  });
}

const offerOf = and(
  eq(offers.authorityId, enquiryRecipients.authorityId),
  eq(offers.id, enquiryRecipients.offerId),
);
const providerOf = and(
  eq(organisations.authorityId, enquiryRecipients.authorityId),
  eq(organisations.id, enquiryRecipients.providerId),
);

/** One enquiry with what each provider answered; for who asked it and for officers. */
export function findEnquiry(act: Act, enquiryId: string) {
  return transaction(act, async (tx) => {
    const { actor } = act;
    if (actor.kind === "person" && actor.organisationKind === "provider") return undefined;
    const [enquiry] = await tx
      .select({ ...getTableColumns(enquiries), askerName: organisations.name })
      .from(enquiries)
      .innerJoin(organisations, asker)
      .where(and(visibleTo(actor), eq(enquiries.id, enquiryId)));
    if (!enquiry) return undefined;
    const answers = await tx
      .select({ ...getTableColumns(enquiryRecipients), offer: offers.title, provider: organisations.name })
      .from(enquiryRecipients)
      .innerJoin(offers, offerOf)
      .innerJoin(organisations, providerOf)
      .where(
        and(eq(enquiryRecipients.authorityId, actor.authorityId), eq(enquiryRecipients.enquiryId, enquiryId)),
      )
      .orderBy(
        sql`${enquiryRecipients.answer} is null`,
        sql`${enquiryRecipients.answer} = 'not_interested'`,
        asc(enquiryRecipients.pricePence),
        asc(organisations.name),
      );
    return { ...enquiry, answers, isOwn: isOf(actor, enquiry.organisationId) };
  });
}

/** What a provider was asked, unanswered first; nothing for anybody else. */
export function listAsked(act: Act, { isWaiting, page, pageSize }: Page & { isWaiting: boolean }) {
  return transaction(act, async (tx) => {
    const { actor } = act;
    const isProvider = actor.kind === "person" && actor.organisationKind === "provider";
    const where = and(
      isProvider ? askedVisibleTo(actor) : sql`false`,
      isWaiting ? and(sql`${enquiryRecipients.answer} is null`, eq(enquiries.status, "open")) : undefined,
    );
    const [rows, [total]] = await Promise.all([
      tx
        .select({
          id: enquiryRecipients.id,
          offer: offers.title,
          answer: enquiryRecipients.answer,
          sentAt: enquiryRecipients.sentAt,
          reference: enquiries.reference,
          status: enquiries.status,
          answerBy: enquiries.answerBy,
          needs: enquiries.needs,
          keyStage: enquiries.keyStage,
        })
        .from(enquiryRecipients)
        .innerJoin(enquiries, ofEnquiry)
        .innerJoin(offers, offerOf)
        .where(where)
        .orderBy(
          sql`${enquiryRecipients.answer} is not null or ${enquiries.status} = 'closed'`,
          desc(enquiryRecipients.sentAt),
          desc(enquiryRecipients.id),
        )
        .limit(pageSize)
        .offset((page - 1) * pageSize),
      tx.select({ count: count() }).from(enquiryRecipients).innerJoin(enquiries, ofEnquiry).where(where),
    ]);
    return { rows, total: total?.count ?? 0 };
  });
}

/** One provider's part of an enquiry, as that provider sees it: who asks stays unsaid until a request is made. */
export function findAsked(act: Act, askedId: string) {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select({
        ...getTableColumns(enquiryRecipients),
        offer: offers.title,
        enquiry: {
          reference: enquiries.reference,
          status: enquiries.status,
          keyStage: enquiries.keyStage,
          needs: enquiries.needs,
          pattern: enquiries.pattern,
          startsFrom: enquiries.startsFrom,
          weeks: enquiries.weeks,
          area: enquiries.area,
          description: enquiries.description,
          answerBy: enquiries.answerBy,
          askedAt: enquiries.askedAt,
        },
      })
      .from(enquiryRecipients)
      .innerJoin(enquiries, ofEnquiry)
      .innerJoin(offers, offerOf)
      .where(and(askedVisibleTo(act.actor), eq(enquiryRecipients.id, askedId)));
    return row;
  });
}

/** How providers answer: of what they were asked in the stated time, the silent first. For officers. */
export function listAnswering(act: Act, { since, page, pageSize }: Page & { since: CalendarDate }) {
  return transaction(act, async (tx) => {
    if (!canSeeAnswering(act.actor)) return { rows: [], total: 0 };
    const today = londonDay(act.now);
    const rows = await tx.execute<AnsweringRow>(sql`
      select r.provider_id as "providerId", o.name, count(*)::int as asked,
        count(r.answer)::int as answered,
        count(*) filter (where r.answer = 'interested')::int as interested,
        count(*) filter (where r.answer is null and (e.answer_by < ${today} or e.status = 'closed'))::int as silent,
        percentile_cont(0.5) within group (order by extract(epoch from r.answered_at - r.sent_at) / 86400)
          filter (where r.answer is not null) as "medianDays",
        count(*) over ()::int as total
      from enquiry_recipients r
      join enquiries e on e.authority_id = r.authority_id and e.id = r.enquiry_id
      join organisations o on o.authority_id = r.authority_id and o.id = r.provider_id
      where r.authority_id = ${act.actor.authorityId} and (r.sent_at at time zone 'Europe/London')::date >= ${since}
      group by r.provider_id, o.name
      order by silent desc, o.name, r.provider_id
      limit ${pageSize} offset ${(page - 1) * pageSize}`);
    return {
      rows: rows.map((row) => ({ ...row, medianDays: inDays(row.medianDays) })),
      total: rows[0]?.total ?? 0,
    };
  });
}

type AnsweringRow = {
  providerId: string;
  name: string;
  asked: number;
  answered: number;
  interested: number;
  /** Asked, and silent past the day to answer by. */
  silent: number;
  medianDays: number | string | null;
  total: number;
};

const inDays = (days: AnsweringRow["medianDays"]) =>
  days === null ? undefined : Math.round(Number(days) * 10) / 10;

/** A year back from the act's day: what the page of answering looks at unless it is told otherwise. */
export const yearBefore = (act: Act): CalendarDate => addDays(londonDay(act.now), -365);

/** The offers of these ids with their names, in the order asked for, and whether each may be commissioned today. */
export function listAskable(act: Act, offerIds: readonly string[]) {
  return transaction(act, async (tx) => {
    if (offerIds.length === 0) return [];
    const rows = await tx
      .select({
        id: offers.id,
        title: offers.title,
        provider: organisations.name,
        providerId: offers.providerId,
      })
      .from(offers)
      .innerJoin(
        organisations,
        and(eq(organisations.authorityId, offers.authorityId), eq(organisations.id, offers.providerId)),
      )
      .where(
        and(visibleOffers(act.actor), eq(offers.status, "published"), inArray(offers.id, [...offerIds])),
      );
    const providers = [...new Set(rows.map(({ providerId }) => providerId))];
    const standings = await standingsOf(tx, act, providers, londonDay(act.now));
    return offerIds.flatMap((wanted) => {
      const row = rows.find(({ id }) => id === wanted);
      if (!row) return [];
      const { id, title, provider, providerId } = row;
      return [{ id, title, provider, commissionable: standings.get(providerId)?.commissionable ?? false }];
    });
  });
}
