import { Field } from "#app/components/field.tsx";
import { Moment } from "#app/components/moment.tsx";
import { Select } from "#app/components/select.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import type { AttendanceCode } from "#app/core/words/attendance.ts";
import { describeCode } from "#app/domain/attendance/codes-to-mark.ts";

type Row = {
  placementId: string;
  reference: string;
  pupilName: string | null;
  schoolName: string;
  code: AttendanceCode | null;
  note: string;
  notice: string | null;
  corrections: readonly {
    id: string;
    from: string;
    to: string;
    reason: string;
    at: Date;
    by: string | null;
  }[];
};

type MarkRowProps = { row: Row; codes: readonly { value: string; text: string }[]; mayMark: boolean };

/** One pupil in a register: what was marked, or the choice of a code. */
export function MarkRow({ row, codes, mayMark }: MarkRowProps) {
  const name = row.pupilName ?? row.reference;
  return (
    <li className="grid gap-x-8 gap-y-3 px-4 py-4 sm:px-5 lg:grid-cols-[1fr_20rem_1fr]">
      <div>
        <p className="font-semibold">
          <TextLink to={paths.placement(row.placementId)}>{name}</TextLink>
        </p>
        <p className="text-sm text-soft">
          {row.schoolName}, {row.reference}
        </p>
        {row.notice === null ? null : (
          <p className="mt-1 text-sm">
            <StatusTag tone="information">Absence told ahead</StatusTag> {row.notice}
          </p>
        )}
        {row.corrections.map((correction) => (
          <p key={correction.id} className="mt-1 text-sm text-soft">
            Corrected from {correction.from} to {correction.to}: {correction.reason} (
            {correction.by ?? "the portal"}, <Moment value={correction.at} />)
          </p>
        ))}
      </div>
      {mayMark ? (
        <>
          <div>
            <Select
              name={`code.${row.placementId}`}
              label={
                <>
                  Code<span className="sr-only"> for {name}</span>
                </>
              }
              options={codes}
              empty="Not reported"
              width="full"
            />
          </div>
          <div>
            <Field
              name={`note.${row.placementId}`}
              label={
                <>
                  Note<span className="sr-only"> for {name}</span>
                </>
              }
              width="full"
            />
          </div>
        </>
      ) : (
        <p className="lg:col-span-2">
          {row.code === null ? "Not reported" : `${row.code} ${describeCode(row.code)}`}
          {row.note === "" ? null : <span className="block text-sm text-soft">{row.note}</span>}
        </p>
      )}
    </li>
  );
}
