import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Day } from "#app/components/day.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Section } from "#app/components/section.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { Timeline } from "#app/components/timeline.tsx";
import { WatchTag } from "#app/components/watch-tag.tsx";
import { formatMinutes } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { watchActionNames } from "#app/core/words/watch.ts";
import { fullName } from "#app/domain/pupils/names.ts";
import { canAnswerWatch, canSeeWatch } from "#app/domain/watch/policy.ts";
import { findWatched, listWatchActions } from "#app/domain/watch/queries.server.ts";
import { pageIn } from "#app/platform/address.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { Caveat } from "#app/routes/watch/caveat.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data ? `${data.watched.provider.name}, registration watch` : "Registration watch") },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSeeWatch(act.actor), "The registration watch is for the authority's officers");
  const id = idFrom(params, "providerId");
  const { searchParams } = new URL(request.url);
  const page = pageIn(searchParams);
  const watched = found(await findWatched(act, id, { page, shownOn: paths.watched(id) }));
  const { rows: actions, ...taken } = await listWatchActions(act, id, {
    page: pageIn(searchParams, "actions"),
  });
  return { watched, actions, taken, mayAnswer: canAnswerWatch(act.actor) };
}

export default function WatchedProvider() {
  const { watched, actions, taken, mayAnswer } = useLoaderData<typeof loader>();
  const { provider } = watched;
  return (
    <>
      <PageHeader
        title={provider.name}
        caption="Registration watch"
        status={<WatchTag state={watched.state} />}
        back={{ to: paths.watch(), text: "Registration watch" }}
        actions={
          <>
            {mayAnswer ? (
              <ButtonLink to={paths.newWatchAction(provider.id)}>Write down what you did</ButtonLink>
            ) : null}
            <ButtonLink to={paths.provider(provider.id)} kind="secondary">
              The provider
            </ButtonLink>
          </>
        }
      />
      <Caveat rule={watched.rule} hoursPerSession={watched.hoursPerSession} assumed={watched.assumed} />
      <Pupils />
      <Commissioners />
      <Section title="What officers did" id="what-officers-did">
        {actions.length > 0 ? (
          <Timeline
            entries={actions.map((action) => ({
              id: action.id,
              title: watchActionNames[action.action],
              moment: action.takenAt,
              by: action.by ?? undefined,
              details: (
                <>
                  <p className="prose whitespace-pre-line">{action.note}</p>
                  <p className="text-sm text-soft">
                    The watch showed {action.pupilsOver} at full time and {action.pupilsNear} near.
                    {action.lookAgainOn ? (
                      <>
                        {" "}
                        Look again on <Day value={action.lookAgainOn} />.
                      </>
                    ) : null}
                  </p>
                </>
              ),
            }))}
          />
        ) : (
          <p className="text-soft">{taken.total > 0 ? "No more of it." : "Nothing yet."}</p>
        )}
        <Pagination {...taken} noun="actions" name="actions" part="what-officers-did" />
      </Section>
    </>
  );
}

const levels = {
  over: { text: "Full time", tone: "bad" },
  near: { text: "Near", tone: "warning" },
  below: { text: "Below", tone: "neutral" },
} as const;

function Pupils() {
  const { watched } = useLoaderData<typeof loader>();
  const about = (assumed: boolean, minutes: number) => `${assumed ? "about " : ""}${formatMinutes(minutes)}`;
  return (
    <Section title="Pupils and their hours a week">
      <Table
        caption="Pupils and their hours a week, the most first"
        captionHidden
        rows={watched.rows}
        keyOf={({ placements }) => placements[0]?.id ?? ""}
        columns={[
          {
            head: "Pupil",
            cell: ({ pupil, placements }) =>
              pupil ? (
                <TextLink to={paths.pupil(pupil.id)}>{fullName(pupil)}</TextLink>
              ) : (
                `Placed by ${placements.map(({ reference }) => reference).join(", ")}`
              ),
          },
          { head: "Hours a week", cell: ({ minutes }) => about(watched.assumed, minutes) },
          {
            head: "Under the rule",
            cell: ({ level }) => <StatusTag tone={levels[level].tone}>{levels[level].text}</StatusTag>,
          },
          {
            head: "Plan or looked after",
            cell: ({ hasPlan }) => (hasPlan === null ? "Not shown" : hasPlan ? "Yes" : "No"),
          },
          {
            head: "Placements",
            cell: ({ placements }) => (
              <ul>
                {placements.map(({ id, reference, isRecorded, minutes, commissioner }) => (
                  <li key={id}>
                    {isRecorded ? (
                      `${reference} (recorded)`
                    ) : (
                      <TextLink to={paths.placement(id)}>{reference}</TextLink>
                    )}
                    , {commissioner}, {formatMinutes(minutes)}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
        empty={<EmptyState title="No pupils today">No placement at this provider runs today.</EmptyState>}
      />
      <Pagination page={watched.page} pageSize={watched.pageSize} total={watched.total} noun="pupils" />
    </Section>
  );
}

function Commissioners() {
  const { watched } = useLoaderData<typeof loader>();
  if (watched.commissioners.length === 0) return null;
  return (
    <Section title="By who commissions">
      <Table
        caption="Hours a week by who commissions them"
        captionHidden
        rows={watched.commissioners}
        keyOf={({ commissionerId }) => commissionerId}
        columns={[
          { head: "Who commissions", cell: ({ name }) => name },
          { head: "Pupils", numeric: true, cell: ({ pupils }) => pupils },
          { head: "Hours a week, together", numeric: true, cell: ({ minutes }) => formatMinutes(minutes) },
        ]}
      />
    </Section>
  );
}
