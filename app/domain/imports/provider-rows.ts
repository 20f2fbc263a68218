/** What a row of a list of providers says, or why it is refused. */
import { z } from "zod";
import { normalPostcode } from "#app/core/postcode.ts";
import { type ProviderKind, providerKindNames, providerKinds } from "#app/core/words/providers.ts";
import type { CellsRow } from "#app/domain/imports/columns.ts";
import { emailField, optionalText, requiredText } from "#app/platform/form-fields.ts";

const kindWords: Record<ProviderKind, readonly string[]> = {
  pupil_referral_unit: ["pru", "shortstayschool"],
  ap_academy: ["alternativeprovisionacademy", "apfreeschool", "alternativeprovisionfreeschool"],
  independent_school: ["independent"],
  college: ["fecollege", "furthereducation", "fe"],
  non_school: ["nonschoolap", "nonschoolalternativeprovision", "unregistered", "unregisteredprovider"],
  school_based: ["inschool", "schoolbasedprovision"],
};

const letters = (text: string) => text.toLowerCase().replace(/[^a-z]/g, "");

function kindFrom(text: string): ProviderKind | undefined {
  const wanted = letters(text);
  return providerKinds.find(
    (kind) =>
      letters(kind) === wanted ||
      letters(providerKindNames[kind]) === wanted ||
      kindWords[kind].includes(wanted),
  );
}

const kindNames = Object.values(providerKindNames).join(", ");

/** A number by which somebody is known, or nothing; spaces do not count. */
const number = (shape: RegExp, sentence: string, mend = (tight: string) => tight) =>
  z.string().transform((typed, context): string | undefined => {
    const tight = mend(typed.replace(/\s+/g, "").toUpperCase());
    if (tight === "" || shape.test(tight)) return tight || undefined;
    context.addIssue({ code: "custom", message: sentence });
    return z.NEVER;
  });

const ProviderRow = z.object({
  name: requiredText("the name", 120),
  kind: z.string().transform((typed, context): ProviderKind => {
    const kind = kindFrom(typed);
    if (kind) return kind;
    context.addIssue({ code: "custom", message: `Say the kind of provider: ${kindNames}` });
    return z.NEVER;
  }),
  address: optionalText("the address", 300),
  postcode: z.string().transform((typed, context): string | undefined => {
    if (typed === "") return undefined;
    const postcode = normalPostcode(typed);
    if (postcode) return postcode;
    context.addIssue({ code: "custom", message: "The postcode cannot be one: write it like S65 1AA" });
    return z.NEVER;
  }),
  urn: number(/^[1-9]\d{5}$/, "The URN has six digits").transform((urn) => (urn ? Number(urn) : undefined)),
  ukprn: number(/^1\d{7}$/, "The UKPRN has eight digits and begins with 1"),
  // Spreadsheets drop the noughts in front.
  companyNumber: number(
    /^[A-Z0-9]{2}\d{6}$/,
    "The company number has eight digits, like 01234567",
    (tight) => (/^\d{5,7}$/.test(tight) ? tight.padStart(8, "0") : tight),
  ),
  charityNumber: number(/^(SC|NIC)?\d{5,7}(-\d{1,3})?$/, "The charity number has six or seven digits"),
  phone: optionalText("the phone number", 30),
  email: z.union([z.literal(""), emailField("the email address")], {
    error: "The email address cannot be one: write it like name@example.org",
  }),
  about: optionalText("what it does", 2_000),
  site: optionalText("the site's name", 120),
});

export type ProviderRowValues = z.output<typeof ProviderRow>;
export type ReadRow<Values> = { line: number; called: string } & (
  | { values: Values; reasons?: undefined }
  | { values?: undefined; reasons: string[] }
);

/** Refuses also a row that nothing but its name would tell from another. */
export function readProviderRow({ line, cells }: CellsRow): ReadRow<ProviderRowValues> {
  const called = (cells.name ?? "").slice(0, 120);
  const parsed = ProviderRow.safeParse(cells);
  if (!parsed.success) return { line, called, reasons: parsed.error.issues.map(({ message }) => message) };
  const { postcode, urn, ukprn, companyNumber, charityNumber, address, site } = parsed.data;
  if (![postcode, urn, ukprn, companyNumber, charityNumber].some(Boolean))
    return { line, called, reasons: ["Give a postcode or a number by which it is known"] };
  if (site !== "" && (address === "" || postcode === undefined))
    return { line, called, reasons: ["A site needs its address and postcode"] };
  return { line, called, values: parsed.data };
}
