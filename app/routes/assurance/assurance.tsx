import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Day } from "#app/components/day.tsx";
import { DeskTabs } from "#app/components/desk-tabs.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { Stat } from "#app/components/stat.tsx";
import { Stats } from "#app/components/stats.tsx";
import type { Tone } from "#app/components/tones.ts";
import { addDays, type CalendarDate, formatDay, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { listProvidersWithLive } from "#app/domain/placements/at-providers.server.ts";
import { approvalDays, findDesk, visitDays } from "#app/domain/quality/desk/figures.server.ts";
import { type ApplicationStage, dayBands, stageNames } from "#app/domain/quality/desk/stages.ts";
import { canSeeAssessments } from "#app/domain/quality/policy.ts";
import { allowed, found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Assurance") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSeeAssessments(act.actor), "This desk is for officers of the authority");
  const [desk, live] = await Promise.all([findDesk(act), listProvidersWithLive(act)]);
  const { suspended, ...figures } = found(desk);
  const today = londonDay(act.now);
  return {
    ...figures,
    today,
    visitsUntil: addDays(today, visitDays),
    approvalDays,
    suspended: {
      count: suspended.providerIds.length,
      withLive: suspended.providerIds.filter((id) => live.includes(id)).length,
      since: suspended.since,
    },
  };
}

const tones: Partial<Record<ApplicationStage, Tone>> = { waiting: "warning", to_confirm: "information" };

export default function Assurance() {
  const { today, applications } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="Assurance" lead={`The officers' desk on ${formatDay(today)}`} />
      <DeskTabs />
      <Section title="Applications">
        <Stats>
          {applications.map(({ stage, count, since }) => (
            <Stat
              key={stage}
              label={stageNames[stage]}
              value={count}
              note={noteOf("The oldest of", since)}
              to={paths.assessments(`stage=${stage}`)}
              tone={count > 0 ? tones[stage] : undefined}
            />
          ))}
        </Stats>
      </Section>
      <Evidence />
      <Conditions />
      <VisitsAndConcerns />
      <Providers />
    </>
  );
}

const noteOf = (words: string, day: CalendarDate | null | undefined) =>
  day ? (
    <>
      {words} <Day value={day} />
    </>
  ) : undefined;

function Evidence() {
  const { evidence } = useLoaderData<typeof loader>();
  if (!evidence) return null;
  const of = (query: string) => paths.deskEvidence(`approved=yes&${query}`);
  return (
    <Section
      title="Evidence of approved providers"
      lead="Those who were approved and whose approval holds today."
    >
      <Stats>
        <Stat
          label="Expired"
          value={evidence.expired}
          to={of("state=expired")}
          tone={evidence.expired > 0 ? "bad" : undefined}
        />
        {dayBands.map((band) => (
          <Stat
            key={band}
            label={`Runs out within ${band} days`}
            value={evidence[`within${band}`]}
            note={band === 60 ? noteOf("The first on", evidence.firstExpiry) : undefined}
            to={of(`state=expiring&within=${band}`)}
            tone={band <= 14 && evidence[`within${band}`] > 0 ? "warning" : undefined}
          />
        ))}
        <Stat
          label="Waiting for a check"
          value={evidence.waiting}
          note={noteOf("Since", evidence.oldestWaiting && londonDay(evidence.oldestWaiting))}
          to={of("state=waiting")}
        />
        <Stat label="Queried" value={evidence.queried} to={of("state=queried")} />
      </Stats>
    </Section>
  );
}

function Conditions() {
  const { conditions } = useLoaderData<typeof loader>();
  if (!conditions) return null;
  return (
    <Section title="Conditions">
      <Stats>
        <Stat
          label="Overdue"
          value={conditions.overdue}
          note={noteOf("The first was due on", conditions.firstOverdue)}
          to={paths.deskConditions("state=overdue")}
          tone={conditions.overdue > 0 ? "bad" : undefined}
        />
        <Stat
          label="Due within 30 days"
          value={conditions.due}
          note={noteOf("The first on", conditions.firstDue)}
          to={paths.deskConditions("state=due&within=30")}
        />
        <Stat
          label="Answered, to be checked"
          value={conditions.answered}
          to={paths.deskConditions("state=answered")}
          tone={conditions.answered > 0 ? "information" : undefined}
        />
      </Stats>
    </Section>
  );
}

function VisitsAndConcerns() {
  const { visits, concerns, changes, today, visitsUntil } = useLoaderData<typeof loader>();
  return (
    <Section title="Visits, concerns and changes">
      <Stats>
        <Stat
          label="Visits planned this fortnight"
          value={visits?.planned ?? 0}
          note={noteOf("The next on", visits?.next)}
          to={paths.visits(`status=planned&from=${today}&to=${visitsUntil}`)}
        />
        <Stat
          label="Visits to be given a day"
          value={visits?.due ?? 0}
          note={noteOf(visits?.due ? "The first is due by" : "The next is due by", visits?.firstDue)}
          to={paths.visits(`status=due&to=${visitsUntil}`)}
          tone={visits?.firstDue && visits.firstDue < today ? "warning" : undefined}
        />
        <Stat
          label="Visits to be written up"
          value={visits?.unrecorded ?? 0}
          to={paths.visits(`status=planned&to=${addDays(today, -1)}`)}
          tone={visits?.unrecorded ? "warning" : undefined}
        />
        <Stat
          label="Concerns nobody has looked at"
          value={concerns?.raised ?? 0}
          note={noteOf("Since", concerns?.since)}
          to={paths.deskConcerns("status=raised")}
          tone={concerns?.raised ? "bad" : undefined}
        />
        <Stat
          label="Concerns open"
          value={concerns?.open ?? 0}
          note={concerns?.urgent ? `${concerns.urgent} urgent` : undefined}
          to={paths.deskConcerns("status=open")}
        />
        <Stat
          label="Changes to acknowledge"
          value={changes?.waiting ?? 0}
          note={noteOf("Since", changes?.since)}
          to={paths.changes()}
          tone={changes?.waiting ? "information" : undefined}
        />
      </Stats>
    </Section>
  );
}

function Providers() {
  const { suspended, ending, approvalDays: days } = useLoaderData<typeof loader>();
  return (
    <Section title="Providers">
      <Stats>
        <Stat
          label="Suspended with pupils there now"
          value={suspended.withLive}
          to={paths.providers("standing=suspended&live=yes")}
          tone={suspended.withLive > 0 ? "bad" : undefined}
        />
        <Stat
          label="Suspended"
          value={suspended.count}
          note={noteOf("Since", suspended.since)}
          to={paths.providers("standing=suspended")}
        />
        <Stat
          label={`Approval ends within ${days} days`}
          value={ending?.count ?? 0}
          note={noteOf("The first on", ending?.first)}
          to={paths.providers(`within=${days}`)}
          tone={ending?.count ? "warning" : undefined}
        />
        <Stat label="Lapsed" value="See who" to={paths.providers("standing=lapsed")} />
      </Stats>
    </Section>
  );
}
