import type { ReactNode } from "react";
import { classes } from "#app/components/classes.ts";

export type Column<Row> = {
  head: string;
  cell: (row: Row) => ReactNode;
  numeric?: boolean;
  /** The cell that names the row; the first column unless another says so. */
  rowHead?: boolean;
  /** What stands under the column, such as a total. */
  foot?: ReactNode;
};

type TableProps<Row> = {
  caption: string;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Shown instead of the table when there are no rows. */
  empty?: ReactNode;
};

const pad = "px-3 py-2.5 align-top";

/** Rows and columns; on a narrow screen each row becomes a block whose cells carry their heading. */
export function Table<Row>({ caption, captionHidden, columns, rows, keyOf, empty }: TableProps<Row>) {
  if (rows.length === 0 && empty !== undefined) return empty;
  const named = Math.max(
    columns.findIndex((column) => column.rowHead),
    0,
  );
  const align = (column: Column<Row>) => (column.numeric ? "text-right tabular-nums" : "text-left");
  return (
    <div className="overflow-clip rounded-md border border-line bg-white shadow-card">
      <table className="stacking-table w-full border-collapse text-[0.9375rem]">
        <caption
          className={captionHidden ? "sr-only" : "px-4 pb-2.5 pt-3.5 text-left text-lg font-semibold sm:px-5"}
        >
          {caption}
        </caption>
        <thead>
          <tr className="border-b border-edge bg-sunk">
            {columns.map((column) => (
              <th
                key={column.head}
                scope="col"
                className={classes(pad, align(column), "align-bottom text-sm font-semibold text-soft")}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className="border-b border-line last:border-b-0">
              {columns.map((column, index) =>
                index === named ? (
                  <th key={column.head} scope="row" className={classes(pad, align(column), "font-semibold")}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.head} data-label={column.head} className={classes(pad, align(column))}>
                    <div>{column.cell(row)}</div>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        <TableFoot columns={columns} named={named} align={align} />
      </table>
    </div>
  );
}

type FootProps<Row> = {
  columns: readonly Column<Row>[];
  named: number;
  align: (column: Column<Row>) => string;
};

function TableFoot<Row>({ columns, named, align }: FootProps<Row>) {
  if (columns.every((column) => column.foot === undefined)) return null;
  return (
    <tfoot>
      <tr className="border-t-2 border-edge font-semibold">
        {columns.map((column, index) =>
          index === named ? (
            <th key={column.head} scope="row" className={classes(pad, align(column))}>
              {column.foot}
            </th>
          ) : (
            <td key={column.head} data-label={column.head} className={classes(pad, align(column))}>
              <div>{column.foot}</div>
            </td>
          ),
        )}
      </tr>
    </tfoot>
  );
}
