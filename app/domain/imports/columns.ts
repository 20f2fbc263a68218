/** Which column of a file holds what, whichever of the usual names it has. */
import { refuse } from "#app/core/refusal.ts";
import type { ImportKind } from "#app/core/words/providers.ts";
import type { Table } from "#app/domain/imports/read-table.ts";

type Column = { readonly name: string; readonly also: readonly string[]; readonly needed?: true };

const numbers = {
  urn: { name: "URN", also: ["uniquereferencenumber", "urnnumber"] },
  ukprn: { name: "UKPRN", also: ["ukproviderreferencenumber", "ukprnnumber"] },
  companyNumber: {
    name: "Company number",
    also: ["company", "companyno", "companieshouse", "companieshousenumber", "companyregistrationnumber"],
  },
  charityNumber: {
    name: "Charity number",
    also: ["charity", "charityno", "charitycommissionnumber", "registeredcharitynumber"],
  },
} as const;

export const providerColumns = {
  name: {
    name: "Name",
    also: ["provider", "providername", "organisation", "organisationname", "nameofprovider"],
    needed: true,
  },
  kind: { name: "Kind", also: ["type", "providertype", "providerkind", "kindofprovider"], needed: true },
  address: { name: "Address", also: ["fulladdress", "postaladdress", "street"] },
  postcode: { name: "Postcode", also: ["postalcode", "zip"] },
  ...numbers,
  phone: { name: "Phone", also: ["telephone", "tel", "phonenumber", "telephonenumber", "contactnumber"] },
  email: { name: "Email", also: ["emailaddress", "contactemail", "mail"] },
  about: { name: "About", also: ["description", "summary", "notes"] },
  site: { name: "Site", also: ["sitename", "nameofsite", "premises"] },
} as const satisfies Record<string, Column>;

export const evidenceColumns = {
  provider: {
    name: "Provider",
    also: ["providername", "name", "organisation", "providerkey", "organisationname"],
    needed: true,
  },
  postcode: { name: "Postcode", also: ["postalcode", "providerpostcode"] },
  kind: {
    name: "Kind",
    also: ["evidence", "kindofevidence", "evidencekind", "document", "type"],
    needed: true,
  },
  subject: { name: "Site or person", also: ["subject", "site", "person", "sitename", "personname"] },
  issuedOn: { name: "Issued", also: ["issuedon", "dateissued", "issuedate", "date", "checkedon"] },
  expiresOn: {
    name: "Expires",
    also: ["expireson", "expiry", "expirydate", "validuntil", "runsout", "enddate"],
  },
  note: { name: "Note", also: ["notes", "comment", "comments", "whereitiskept", "keptat"] },
} as const satisfies Record<string, Column>;

const columnsOf: Record<ImportKind, Record<string, Column>> = {
  providers: providerColumns,
  evidence: evidenceColumns,
};

/** The names of the columns as the template has them. */
export const templateColumns = (kind: ImportKind): string[] =>
  Object.values(columnsOf[kind]).map(({ name }) => name);

export type CellsRow = { line: number; cells: Record<string, string> };

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/**
 * The rows by what their columns hold, and the names of the columns nobody knows. Of two columns for one thing the
 * first counts. Refuses (rule) a file without a column that is needed.
 */
export function cellsOf(kind: ImportKind, table: Table): { rows: CellsRow[]; unknown: string[] } {
  const places = new Map<string, number>();
  const unknown: string[] = [];
  for (const [index, given] of table.header.entries()) {
    const field = fieldOf(kind, given);
    if (field !== undefined && !places.has(field)) places.set(field, index);
    else if (given !== "") unknown.push(given.slice(0, 60));
  }
  for (const [field, { name, needed }] of Object.entries(columnsOf[kind]))
    if (needed && !places.has(field))
      refuse(
        "rule",
        `The file has no column for “${name}”. Its first line names the columns: ${templateColumns(kind).join(", ")}`,
        "file",
      );
  const fields = Object.keys(columnsOf[kind]);
  const rows = table.rows.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(fields.map((field) => [field, cells[places.get(field) ?? -1] ?? ""])),
  }));
  return { rows, unknown };
}

function fieldOf(kind: ImportKind, given: string): string | undefined {
  const wanted = plain(given);
  return Object.entries(columnsOf[kind]).find(
    ([field, { name, also }]) => wanted === plain(name) || wanted === plain(field) || also.includes(wanted),
  )?.[0];
}
