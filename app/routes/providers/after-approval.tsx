import { Day } from "#app/components/day.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Section } from "#app/components/section.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import type { CalendarDate } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { PlacementStatus } from "#app/core/words/placements.ts";

type Live = {
  id: string;
  reference: string;
  status: PlacementStatus;
  schoolName: string;
  commissionerName: string;
  offerTitle: string;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
};

type LivePage = { rows: readonly Live[]; page: number; pageSize: number; total: number };

/** Who is still placed with a suspended provider: each has an immediate review, none ends by itself. */
export function LivePlacements({ live: { rows, ...paged } }: { live: LivePage }) {
  return (
    <Section
      title="Live placements while suspended"
      id="live"
      lead="Every commissioner has been told, and an immediate review of each is open. None ends by itself."
    >
      <Table
        caption="Live placements while suspended"
        captionHidden
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            head: "Placement",
            cell: ({ id, reference }) => <TextLink to={paths.placement(id)}>{reference}</TextLink>,
          },
          {
            head: "Status",
            cell: ({ status }) => (
              <StatusTag tone={status === "active" ? "warning" : "information"}>
                {status === "active" ? "Active" : "Approved"}
              </StatusTag>
            ),
          },
          { head: "School", cell: ({ schoolName }) => schoolName },
          { head: "Commissioned by", cell: ({ commissionerName }) => commissionerName },
          { head: "Offer", cell: ({ offerTitle }) => offerTitle },
          { head: "First day", cell: ({ startsOn }) => <Day value={startsOn} short /> },
          { head: "Last day", cell: ({ endsOn }) => <Day value={endsOn} short /> },
        ]}
        empty={<p className="text-soft">No placement is live here.</p>}
      />
      <Pagination {...paged} noun="placements" name="live" part="live" />
    </Section>
  );
}

type FollowUpProps = { providerId: string; isOfficer: boolean; mayPlan: boolean; openConcerns: number };

/** Where concerns, notes and visits of this provider are. */
export function FollowUp({ providerId, isOfficer, mayPlan, openConcerns }: FollowUpProps) {
  const open = openConcerns === 0 ? "none open" : `${openConcerns} open`;
  return (
    <Section title={isOfficer ? "Followed up" : "Concerns"}>
      <ul className="grid gap-2">
        <li>
          <TextLink to={paths.concerns(providerId)}>
            {isOfficer ? "Concerns" : "Concerns your organisation has raised"}
          </TextLink>{" "}
          <span className="text-soft">({open})</span>
        </li>
        <li>
          <TextLink to={paths.newConcern(providerId)}>Raise a concern</TextLink>
        </li>
        {isOfficer ? (
          <li>
            <TextLink to={paths.notes(providerId)}>Notes of calls and meetings</TextLink>
          </li>
        ) : null}
        {mayPlan ? (
          <li>
            <TextLink to={paths.newVisit(providerId)}>Plan a visit</TextLink>
          </li>
        ) : null}
      </ul>
    </Section>
  );
}
