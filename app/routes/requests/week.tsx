import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Beside } from "#app/components/beside.tsx";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { FilterPanel } from "#app/components/filter-panel.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PatternField } from "#app/components/pattern-field.tsx";
import { RequestHeader } from "#app/components/request-header.tsx";
import { addDays, type DayRange, formatDay, londonDay, parseCalendarDate } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { type Draft, findDraft } from "#app/domain/placements/drafts.server.ts";
import { WeekForm } from "#app/domain/placements/forms.ts";
import { listFreePlaces } from "#app/domain/placements/request-queries.server.ts";
import { saveRequest } from "#app/domain/placements/save-request.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { itsOffer } from "#app/routes/requests/its-offer.ts";

export const meta: MetaFunction = () => [{ title: titleOf("When?") }];

/** What the form begins with: the week that was saved, or the one that was wished for before the request began. */
const weekOf = ({ answers: { week, wish } }: Draft) => week ?? wish;

/** The days whose free places are shown: those asked for in the address, those of the form, or the next twelve weeks. */
function shownDays(request: Request, draft: Draft, now: Date): DayRange {
  const { searchParams } = new URL(request.url);
  const [from, to] = ["from", "to"].map((name) => parseCalendarDate(searchParams.get(name) ?? ""));
  if (from && to && from <= to) return { startsOn: from, endsOn: to };
  const today = londonDay(now);
  return weekOf(draft) ?? { startsOn: today, endsOn: addDays(today, 84) };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const draft = found(await findDraft(act, idFrom(params, "draftId")));
  if (draft.submittedAt) throw redirect(paths.placement(draft.id));
  const { startsOn, endsOn } = shownDays(request, draft, act.now);
  const offer = await itsOffer(act, draft, startsOn);
  const free = await listFreePlaces(act, draft.offerId, { startsOn, endsOn });
  const asked = new URL(request.url).searchParams.has("from");
  const week = weekOf(draft);
  return {
    draftId: draft.id,
    offerTitle: offer.title,
    programmeSessions: offer.programmeSessions,
    shown: { startsOn, endsOn },
    free,
    defaults: {
      ...(asked || week ? { startsOn, endsOn } : {}),
      pattern: week?.pattern,
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "draftId");
  return submit(
    request,
    WeekForm,
    (week) => saveRequest(act, id, { step: "week", week }),
    () => redirect(paths.request(id, "purpose")),
  );
}

export default function RequestWeek() {
  const { draftId, offerTitle, programmeSessions, shown, free, defaults } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const notes = Object.fromEntries(free.map(({ half, free: places }) => [half, `${places} free`]));
  return (
    <>
      <RequestHeader title="When?" draftId={draftId} offerTitle={offerTitle} step="week" />
      <Beside
        aside={
          <FilterPanel title="See free places on other days" submit="Show free places">
            <DayField name="from" label="From" />
            <DayField name="to" label="To" />
          </FilterPanel>
        }
      >
        {programmeSessions ? (
          <Notice>
            This is a programme of {programmeSessions} sessions: choose days that come to exactly that.
          </Notice>
        ) : null}
        <PortalForm
          reply={reply}
          defaults={{ ...defaults, pattern: defaults.pattern && [...defaults.pattern] }}
        >
          <DayField name="startsOn" label="First day" />
          <DayField name="endsOn" label="Last day" hint="School holidays and closed days are left out" />
          <PatternField
            name="pattern"
            label="Half days of the week"
            hint={`Free places are those free on every day from ${formatDay(shown.startsOn)} to ${formatDay(shown.endsOn)}`}
            offered={free.map(({ half }) => half)}
            notes={notes}
          />
          <ButtonGroup>
            <Button>Continue</Button>
          </ButtonGroup>
        </PortalForm>
      </Beside>
    </>
  );
}
