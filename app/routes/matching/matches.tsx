import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Beside } from "#app/components/beside.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { FilterPanel } from "#app/components/filter-panel.tsx";
import { MatchCard } from "#app/components/match-card.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { PatternField } from "#app/components/pattern-field.tsx";
import { Section } from "#app/components/section.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { formatDay } from "#app/core/calendar.ts";
import { formatMoney } from "#app/core/money.ts";
import { paths } from "#app/core/paths.ts";
import { needNames } from "#app/core/words/menu.ts";
import { halvesInWords } from "#app/domain/matching/fit.ts";
import { findMatches, mostWeighed } from "#app/domain/matching/queries.server.ts";
import { canRequestFor } from "#app/domain/placements/policy.ts";
import { readWish, wishQuery } from "#app/domain/placements/wish.ts";
import { fullName } from "#app/domain/pupils/names.ts";
import { pageIn } from "#app/platform/address.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("What fits") }];

const pageSize = 10;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "pupilId");
  const asked = new URL(request.url).searchParams;
  const wish = readWish(asked);
  const { pupil, child, matches, requested, budget, ...weighed } = found(
    await findMatches(act, id, wish, paths.matches(id)),
  );
  const page = pageIn(asked);
  const fitting = matches.filter(({ fit }) => fit.fits);
  const from = (page - 1) * pageSize;
  const shown = [...fitting, ...matches.filter(({ fit }) => !fit.fits)].slice(from, from + pageSize);
  const selected = [
    ...wish.halves.map((half) => ({ name: "half", value: half, text: halvesInWords([half]) })),
    ...(wish.from ? [{ name: "from", value: wish.from, text: `From ${formatDay(wish.from)}` }] : []),
    ...(wish.weeks ? [{ name: "weeks", value: String(wish.weeks), text: `For ${wish.weeks} weeks` }] : []),
  ];
  return {
    pupil: { id, name: fullName(pupil), year: pupil.yearGroup, needs: pupil.needs },
    child,
    budget,
    unplaced: weighed.isHomeKnown ? undefined : unplacedSentence(weighed.isCutShort),
    shown,
    selected,
    wish: wishQuery(requested),
    asked: [wishQuery(wish), page > 1 ? `page=${page}` : ""].filter(Boolean).join("&"),
    page,
    total: matches.length,
    fitting: fitting.length,
    mayRequest: canRequestFor(act.actor, pupil),
  };
}

const unplacedSentence = (isCutShort: boolean) =>
  isCutShort
    ? `Distance could not be weighed, and of all offers that take the year the ${mostWeighed} looked at are not the nearest: add the home postcode to the child’s record.`
    : "Distance could not be weighed: add the home postcode to the child’s record.";

export default function Matches() {
  const { pupil, child, budget, unplaced, shown, selected, wish, asked, page, total, fitting, mayRequest } =
    useLoaderData<typeof loader>();
  const groups = [
    { title: "What fits wholly", matches: shown.filter(({ fit }) => fit.fits) },
    { title: "What fits in part", matches: shown.filter(({ fit }) => !fit.fits) },
  ];
  return (
    <>
      <PageHeader
        title="What fits"
        caption={pupil.name}
        lead={leadOf(pupil, budget, child.left === undefined ? undefined : formatMoney(child.left))}
        back={{ to: paths.pupil(pupil.id), text: pupil.name }}
      />
      <Beside
        aside={
          <FilterPanel selected={selected} title="What is wanted" submit="Show what fits">
            <PatternField name="half" label="Half days" hint="Leave them empty for any" isNarrow />
            <DayField name="from" label="From" />
            <Field name="weeks" label="For how many weeks" width="tiny" inputMode="numeric" />
          </FilterPanel>
        }
      >
        <p className="mb-4" role="status">
          <strong>{fitting}</strong> of {total} {total === 1 ? "offer fits" : "offers fit"} wholly.{" "}
          <TextLink to={paths.matchingRules()}>How they are put in order</TextLink>
        </p>
        {unplaced ? <Notice title="Where this child lives is not known">{unplaced}</Notice> : null}
        {total === 0 ? (
          <EmptyState title={`Nothing on the menu takes year ${pupil.year}`}>
            Look at the whole menu, or make an enquiry without naming the child.
          </EmptyState>
        ) : null}
        {groups.map(({ title, matches }) =>
          matches.length > 0 ? (
            <Section key={title} title={title}>
              {matches.map((match) => (
                <MatchCard
                  key={match.card.id}
                  {...match}
                  pupilId={pupil.id}
                  wish={wish}
                  asked={asked}
                  mayRequest={mayRequest}
                />
              ))}
            </Section>
          ) : null,
        )}
        <Pagination page={page} pageSize={pageSize} total={total} noun="offers" />
      </Beside>
    </>
  );
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

function leadOf(
  { year, needs }: Shown["pupil"],
  budget: string | undefined,
  left: string | undefined,
): string {
  const named = needs.map((need) => needNames[need]).join(", ") || "no needs recorded";
  return `Year ${year}; ${named}.${budget && left ? ` ${left} is left of ${budget}.` : ""}`;
}
