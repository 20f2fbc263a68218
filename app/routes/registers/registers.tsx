import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { addDays, formatDay, formatWeekday, londonDay, weekdayOf } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { keepsRegisters } from "#app/domain/attendance/policy.ts";
import { listRegisters, listWhereabouts } from "#app/domain/attendance/queries.server.ts";
import { dayIn, pageIn } from "#app/platform/address.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { RegistersToKeep } from "#app/routes/registers/registers-to-keep.tsx";
import { WhereEveryoneIs } from "#app/routes/registers/where-everyone-is.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Registers") }];

const pageSize = 25;

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const search = new URL(request.url).searchParams;
  const today = londonDay(act.now);
  const day = dayIn(search, "day") ?? today;
  const keeps = keepsRegisters(act.actor);
  const page = pageIn(search);
  const isMissing = search.get("missing") === "yes";
  const everyone = keeps ? undefined : await listWhereabouts(act, day, { page, pageSize, isMissing });
  return {
    day,
    today,
    registers: keeps ? await listRegisters(act, day, { isMissing }) : undefined,
    everyone: everyone?.rows ?? [],
    total: everyone?.total ?? 0,
    notReported: everyone?.notReported ?? 0,
    isSchool: act.actor.organisationKind === "school",
    isMissing,
    page,
  };
}

/** The weekday before or after: nothing is planned at a weekend. */
function nextWeekday(day: ReturnType<typeof londonDay>, step: 1 | -1) {
  let next = addDays(day, step);
  while (["sat", "sun"].includes(weekdayOf(next))) next = addDays(next, step);
  return next;
}

export default function Registers() {
  const { day, today, registers, everyone, total, notReported, isSchool, isMissing, page } =
    useLoaderData<typeof loader>();
  const title = registers ? "Registers" : day === today ? "Where everyone is today" : "Where everyone was";
  return (
    <>
      <PageHeader
        title={title}
        caption={`${formatWeekday(weekdayOf(day))} ${formatDay(day)}`}
        lead={
          registers || total === 0 || isMissing
            ? undefined
            : `${total} planned ${total === 1 ? "session" : "sessions"}, ${notReported} not reported`
        }
      />
      <nav aria-label="Days" className="mb-6 print:hidden">
        <ButtonGroup>
          <ButtonLink kind="secondary" to={paths.registers(nextWeekday(day, -1), isMissing)}>
            Day before
          </ButtonLink>
          {day === today ? null : (
            <ButtonLink kind="secondary" to={paths.registers(undefined, isMissing)}>
              Today
            </ButtonLink>
          )}
          <ButtonLink kind="secondary" to={paths.registers(nextWeekday(day, 1), isMissing)}>
            Day after
          </ButtonLink>
        </ButtonGroup>
      </nav>
      {isMissing ? (
        <p className="mb-4">
          Only what has no mark yet. <TextLink to={paths.registers(day)}>Show the whole day</TextLink>
        </p>
      ) : null}
      {registers ? (
        <RegistersToKeep day={day} isAhead={day > today} isMissing={isMissing} registers={registers} />
      ) : total === 0 && isMissing ? (
        <EmptyState title="Nothing is missing">Every planned session of the day has its mark.</EmptyState>
      ) : total === 0 ? (
        <EmptyState title="Nobody is planned on this day">
          Only planned sessions of placements that have started are shown, on school days of the pupil's
          school on which the provider is open.
        </EmptyState>
      ) : (
        <>
          <WhereEveryoneIs rows={everyone} withSchool={!isSchool} isAhead={day > today} />
          <Pagination page={page} pageSize={pageSize} total={total} noun="sessions" />
        </>
      )}
    </>
  );
}
