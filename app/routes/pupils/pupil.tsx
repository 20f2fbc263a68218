import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Day } from "#app/components/day.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Moment } from "#app/components/moment.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { PlacementTag } from "#app/components/placement-tag.tsx";
import { Section } from "#app/components/section.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { Timeline } from "#app/components/timeline.tsx";
import { paths } from "#app/core/paths.ts";
import { needNames } from "#app/core/words/menu.ts";
import { lookKindNames, pupilEventNames, senProvisionNames } from "#app/core/words/pupils.ts";
import { canRequestFor } from "#app/domain/placements/policy.ts";
import { listPlacementsOfPupil } from "#app/domain/placements/queries.server.ts";
import { canRecordPlacement } from "#app/domain/placements/recorded/policy.ts";
import { listRecordedOfPupil } from "#app/domain/placements/recorded/queries.server.ts";
import { listLooks, looksOnPage } from "#app/domain/pupils/looks.server.ts";
import { fullName } from "#app/domain/pupils/names.ts";
import { canChangePupil } from "#app/domain/pupils/policy.ts";
import { findPupil, listPupilEvents } from "#app/domain/pupils/queries.server.ts";
import { pageIn } from "#app/platform/address.ts";
import { eventsOnPage } from "#app/platform/events.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { RecordedElsewhere } from "#app/routes/pupils/recorded-elsewhere.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Pupil") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "pupilId");
  const { searchParams } = new URL(request.url);
  const pages = {
    events: pageIn(searchParams),
    looks: pageIn(searchParams, "looks"),
    eventsOnPage,
    looksOnPage,
  };
  const pupil = found(await findPupil(act, id, paths.pupil(id)));
  const [placements, recorded, events, looks] = await Promise.all([
    listPlacementsOfPupil(act, id),
    listRecordedOfPupil(act, id),
    listPupilEvents(act, id, pages.events),
    listLooks(act, id, pages.looks),
  ]);
  const may = {
    change: canChangePupil(act.actor, pupil),
    request: canRequestFor(act.actor, pupil),
    record: canRecordPlacement(act.actor, pupil),
  };
  return { pupil, placements, recorded, events, looks, pages, may };
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Pupil() {
  const { pupil, placements, recorded, events, looks, pages, may } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={fullName(pupil)}
        caption={pupil.schoolName}
        back={{ to: paths.pupils(), text: "Pupils" }}
        actions={
          <>
            {may.request ? (
              <>
                <ButtonLink to={paths.matches(pupil.id)}>What fits</ButtonLink>
                <ButtonLink to={paths.menu(`pupil=${pupil.id}`)} kind="secondary">
                  Look through the menu
                </ButtonLink>
              </>
            ) : null}
            {may.change ? (
              <ButtonLink to={paths.pupilDetails(pupil.id)} kind="secondary">
                Change details
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <Facts pupil={pupil} />
      <Section title="Placements">
        <PlacementsOfPupil placements={placements} />
      </Section>
      <RecordedElsewhere rows={recorded} mayRecord={may.record} pupilId={pupil.id} />
      <Section title="What happened" id="what-happened">
        <Timeline
          entries={events.rows.map((event) => ({
            id: event.id,
            title: pupilEventNames[event.name] ?? event.name,
            moment: event.at,
            by: event.by ?? undefined,
          }))}
        />
        <Pagination
          page={pages.events}
          pageSize={pages.eventsOnPage}
          total={events.total}
          noun="events"
          part="what-happened"
        />
      </Section>
      <Section
        title="Who has looked"
        id="who-has-looked"
        lead="Opening, listing, exporting and printing this record is noted by name."
      >
        <Table
          caption="Who has looked at this record"
          captionHidden
          rows={looks.rows}
          keyOf={(look) => look.id}
          columns={[
            { head: "Who", cell: (look) => look.by ?? "Somebody who has left" },
            { head: "Organisation", cell: (look) => look.organisation ?? "" },
            { head: "What", cell: (look) => lookKindNames[look.kind] },
            { head: "When", cell: (look) => <Moment value={look.at} /> },
          ]}
        />
        <Pagination
          page={pages.looks}
          pageSize={pages.looksOnPage}
          total={looks.total}
          noun="looks"
          name="looks"
          part="who-has-looked"
        />
      </Section>
    </>
  );
}

function Facts({ pupil }: { pupil: Loaded["pupil"] }) {
  return (
    <SummaryList
      rows={[
        { term: "Date of birth", value: <Day value={pupil.bornOn} /> },
        { term: "Year group", value: pupil.yearGroup },
        { term: "Unique pupil number", value: pupil.upn },
        { term: "Special educational needs", value: senProvisionNames[pupil.senProvision] },
        { term: "Looked after", value: pupil.lookedAfter ? "Yes" : "No" },
        { term: "Needs", value: pupil.needs.map((need) => needNames[need]).join(", ") || undefined },
        { term: "Home postcode", value: pupil.homePostcode },
      ]}
    />
  );
}

function PlacementsOfPupil({ placements }: { placements: Loaded["placements"] }) {
  return (
    <Table
      caption="Placements of this pupil"
      captionHidden
      rows={placements}
      keyOf={(row) => row.id}
      empty={<EmptyState title="No placements yet">Find an offer on the menu and request it.</EmptyState>}
      columns={[
        {
          head: "Placement",
          cell: (row) => <TextLink to={paths.placement(row.id)}>{row.reference}</TextLink>,
        },
        { head: "Offer", cell: (row) => `${row.offerTitle}, ${row.providerName}` },
        { head: "First day", cell: (row) => <Day value={row.startsOn} /> },
        { head: "Last day", cell: (row) => <Day value={row.endedOn ?? row.endsOn} /> },
        { head: "Status", cell: (row) => <PlacementTag status={row.status} /> },
      ]}
    />
  );
}
