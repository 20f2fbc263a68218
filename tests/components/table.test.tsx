import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Bar } from "#app/components/bar.tsx";
import { type Column, Table } from "#app/components/table.tsx";

type Row = { id: string; name: string; cost: string };

const columns: Column<Row>[] = [
  { head: "Cost", cell: (row) => row.cost, numeric: true, foot: "£3" },
  { head: "Pupil", cell: (row) => row.name, rowHead: true, foot: "All" },
];

function shown(rows: Row[]) {
  return renderToStaticMarkup(
    <Table
      caption="Costs"
      columns={columns}
      rows={rows}
      keyOf={(row) => row.id}
      empty={<p>Nothing yet</p>}
    />,
  );
}

describe("a table", () => {
  it("names its rows by the column that says so, and repeats heads for narrow screens", () => {
    const html = shown([{ id: "1", name: "Ash", cost: "£3" }]);
    expect(html).toMatch(/<th scope="row"[^>]*>Ash<\/th>/);
    expect(html).toContain('data-label="Cost"');
    expect(html).toContain("<caption");
    expect(html).toMatch(/<tfoot>.*All.*<\/tfoot>/);
  });

  it("gives way to a sentence when it is empty", () => {
    expect(shown([])).toBe("<p>Nothing yet</p>");
  });
});

describe("a bar", () => {
  it("never draws past its end, and says every part in words", () => {
    const parts = [
      { label: "Used", value: 30, text: "30 sessions" },
      { label: "Beyond", value: 10, text: "10 sessions" },
    ];
    const html = renderToStaticMarkup(<Bar label="Quota" of={20} parts={parts} />);
    expect(html).toContain('x="75%" width="25%"');
    expect(html).toContain("10 sessions");
  });

  it("draws nothing of nothing", () => {
    const html = renderToStaticMarkup(
      <Bar label="Quota" parts={[{ label: "Used", value: 0, text: "none" }]} />,
    );
    expect(html).toContain('width="0%"');
  });
});
