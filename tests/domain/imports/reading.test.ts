import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "#app/core/refusal.ts";
import { cellsOf, evidenceColumns, providerColumns, templateColumns } from "#app/domain/imports/columns.ts";
import { dayFrom, readEvidenceRow } from "#app/domain/imports/evidence-rows.ts";
import { readProviderRow } from "#app/domain/imports/provider-rows.ts";
import { largestImportBytes, readTable } from "#app/domain/imports/read-table.ts";
import { csvResponse } from "#app/platform/csv.server.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const cell = fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => text.replaceAll("\u0000", ""));
/** What a cell is worth: without the spaces around it and the apostrophe that spreadsheets add. */
const worth = (text: string) => {
  const trimmed = text.trim();
  return trimmed.startsWith("'") && "=+-@\t\r".includes(trimmed[1] ?? "none") ? trimmed.slice(1) : trimmed;
};

const refused = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return "";
};

describe("any table", () => {
  it("is read as it was written, whatever its mark, its cells and its line ends", () => {
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
    const style = fc.record({
      delimiter: fc.constantFrom(",", ";", "\t"),
      bom: fc.boolean(),
      record_delimiter: fc.constantFrom("\n", "\r\n"),
    });
    fc.assert(
      fc.property(table, style, (rows, as) => {
        const text = stringify([["Name", "Kind", "About"], ...rows], { ...as, quoted: true });
        const filled = rows.map((row) => row.map(worth)).filter((row) => row.some((one) => one !== ""));
        if (filled.length === 0) return;
        expect(readTable(bytes(text)).rows.map(({ cells }) => cells)).toEqual(filled);
      }),
    );
  });

  it("of any bytes is read or refused with a sentence", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (some) => {
        refused(() => cellsOf("providers", readTable(some)));
      }),
    );
  });

  it("written by the portal's own export comes back as it was, formulas too", async () => {
    const cells = ["=1+1", "+44 1709 000000", "-5", "@name", "Plain", 'He said "no"', "Two\nlines"];
    const response = csvResponse("a.csv", [
      Object.fromEntries(cells.map((text, index) => [`c${index}`, text])),
    ]);
    const text = await response.text();
    expect(text).toContain("'=1+1");
    expect(readTable(bytes(text)).rows[0]?.cells).toEqual(cells);
  });
});

describe("a file", () => {
  it("from Windows keeps its letters and pound signs, from Unix its own", () => {
    const windows = Uint8Array.from([
      ...bytes("Name;Kind\n"),
      0x43,
      0x61,
      0x66,
      0xe9,
      0x20,
      0xa3,
      0x3b,
      0x78,
    ]);
    expect(readTable(windows).rows[0]?.cells).toEqual(["Café £", "x"]);
    expect(readTable(bytes("\ufeffName,Kind\nCafé £,x")).rows[0]?.cells).toEqual(["Café £", "x"]);
    expect(readTable(bytes("sep=;\r\nName;Kind\r\na;b")).header).toEqual(["Name", "Kind"]);
    const wide = new Uint8Array([0xff, 0xfe, ...Buffer.from("Name\tKind\na\té", "utf16le")]);
    expect(readTable(wide).rows[0]?.cells).toEqual(["a", "é"]);
  });

  it("tells on which line each row ends, through cells of several lines", () => {
    const { rows } = readTable(bytes('Name,Kind\n"One\nof two",x\nSecond,y\n'));
    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [3, "One\nof two"],
      [4, "Second"],
    ]);
  });

  it("is refused when too large, too long, empty, a workbook or no list", () => {
    expect(refused(() => readTable(new Uint8Array(largestImportBytes + 1)))).toContain("5 MB");
    expect(refused(() => readTable(bytes(`Name\n${"a\n".repeat(5_001)}`)))).toContain("5,001 rows");
    expect(readTable(bytes(`Name\n${"a\n".repeat(5_000)}`)).rows).toHaveLength(5_000);
    expect(refused(() => readTable(bytes("")))).toContain("empty");
    expect(refused(() => readTable(bytes("Name,Kind\n\n,\n")))).toContain("no rows");
    expect(refused(() => readTable(bytes("PK\u0003\u0004 and so on")))).toContain("workbook");
    expect(refused(() => readTable(bytes("Name\na\u0000b")))).toContain("more than text");
    expect(refused(() => readTable(bytes('Name,Kind\n"open,x\n')))).toContain("quotation marks");
  });
});

describe("columns", () => {
  const read = (header: string, kind: "providers" | "evidence" = "providers") =>
    cellsOf(kind, readTable(bytes(`${header}\n${header.replace(/[^,]/g, "x")}`)));
  it("are known by their usual names, and those nobody knows are told", () => {
    const { rows, unknown } = read("Provider name,TYPE,Post-code,Tel.,Colour");
    expect(rows[0]?.cells).toMatchObject({ name: "x".repeat(13), postcode: "x".repeat(9), phone: "xxxx" });
    expect(unknown).toEqual(["Colour"]);
    expect(templateColumns("evidence")).toContain("Site or person");
    for (const kind of ["providers", "evidence"] as const)
      expect(read(templateColumns(kind).join(","), kind).unknown).toEqual([]);
  });
  it("that are needed must be there; of two for one thing the first counts", () => {
    expect(refused(() => read("Name,Postcode"))).toContain("“Kind”");
    expect(read("Name,Kind,Provider").unknown).toEqual(["Provider"]);
  });
});

const empty = (columns: Record<string, unknown>) =>
  Object.fromEntries(Object.keys(columns).map((field) => [field, ""]));
const provider = (cells: Record<string, string>) =>
  readProviderRow({
    line: 2,
    cells: { ...empty(providerColumns), name: "Invented Ltd", kind: "PRU", postcode: "s651aa", ...cells },
  });

describe("a row of a provider", () => {
  it("understands kinds, numbers and postcodes as people write them", () => {
    expect(provider({ urn: "106 954", ukprn: "10012345", companyNumber: "1234567" }).values).toMatchObject({
      kind: "pupil_referral_unit",
      postcode: "S65 1AA",
      urn: 106_954,
      companyNumber: "01234567",
    });
    const kinds = ["Non-school provider", "non_school", "FE college", "AP Academy", "Independent school"];
    expect(kinds.map((kind) => provider({ kind }).values?.kind)).toEqual([
      "non_school",
      "non_school",
      "college",
      "ap_academy",
      "independent_school",
    ]);
  });
  it("is refused with every reason", () => {
    const { reasons } = provider({ name: "", kind: "Shed", postcode: "nowhere", urn: "12", email: "me" });
    expect(reasons).toHaveLength(5);
    expect(provider({ postcode: "" }).reasons).toEqual(["Give a postcode or a number by which it is known"]);
    expect(provider({ postcode: "", ukprn: "10012345" }).values).toBeDefined();
    expect(provider({ site: "Workshop" }).reasons?.[0]).toContain("address and postcode");
    expect(provider({ name: "a".repeat(121) }).reasons?.[0]).toContain("120");
  });
});

describe("a row of evidence", () => {
  it("reads days both ways, and asks where the paper is kept", () => {
    expect(["2026-09-07", "7/9/2026", "07.09.2026", "07/09/2026 00:00"].map(dayFrom)).toEqual(
      Array(4).fill("2026-09-07"),
    );
    expect(["31/02/2026", "9/7/26", "soon", ""].map(dayFrom)).toEqual(Array(4).fill(undefined));
    const cells = {
      ...empty(evidenceColumns),
      provider: "Invented Ltd",
      kind: "Insurance",
      expiresOn: "never",
    };
    expect(readEvidenceRow({ line: 2, cells }).reasons).toHaveLength(2);
  });
});
