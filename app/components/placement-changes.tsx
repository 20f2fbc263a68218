import { ChangeTag } from "#app/components/change-tag.tsx";
import { Day } from "#app/components/day.tsx";
import { Money } from "#app/components/money.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import type { CalendarDate, WeeklyHalfDay } from "#app/core/calendar.ts";
import type { Pence } from "#app/core/money.ts";
import { paths } from "#app/core/paths.ts";
import { type ChangeKind, type ChangeStatus, changeKindNames } from "#app/core/words/placements.ts";
import { describePattern } from "#app/domain/placements/session-pattern.ts";

type Change = {
  id: string;
  number: number;
  kind: ChangeKind;
  status: ChangeStatus;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  pattern: readonly WeeklyHalfDay[];
  costPence: Pence;
};

/** What was asked to become of a placement, newest first, each leading to its page. */
export function PlacementChanges({
  placementId,
  changes,
}: {
  placementId: string;
  changes: readonly Change[];
}) {
  return (
    <Table
      caption="Changes of this placement"
      captionHidden
      rows={changes}
      keyOf={({ id }) => id}
      columns={[
        {
          head: "Change",
          cell: ({ id, number, kind }) => (
            <TextLink to={paths.placementChange(placementId, id)}>
              {number}. {changeKindNames[kind]}
            </TextLink>
          ),
        },
        { head: "From", cell: ({ startsOn }) => <Day value={startsOn} /> },
        { head: "Last day", cell: ({ endsOn }) => <Day value={endsOn} /> },
        { head: "Each week", cell: ({ pattern }) => describePattern(pattern) },
        { head: "Cost with it", numeric: true, cell: ({ costPence }) => <Money pence={costPence} /> },
        { head: "Status", cell: ({ status }) => <ChangeTag status={status} /> },
      ]}
    />
  );
}
