import { describe, expect, it } from "vitest";
import { pence, zeroPence } from "#app/core/money.ts";
import { absenceExample, absenceRule } from "#app/domain/menu/absence.ts";
import {
  describeLength,
  describeQualifications,
  describeYears,
  inSentence,
} from "#app/domain/menu/for-whom.ts";
import { offerAsData } from "#app/domain/menu/structured-data.ts";
import { withoutPlace } from "#app/domain/menu/without-place.ts";

const price = { pricePence: pence(4500), basis: "session" as const };

describe("what an offer's page says", () => {
  it("of a child's absence, with an example", () => {
    expect(absenceExample({ charged: "booked", noticeDays: 0 }, price)).toContain(
      "10 are charged, which is £450.00",
    );
    expect(absenceExample({ charged: "attended", noticeDays: 0 }, price)).toContain(
      "8 are charged, which is £360.00",
    );
    const notified = { charged: "booked_with_notice", noticeDays: 5 } as const;
    expect(absenceRule(notified)).toContain("at least 5 school days ahead");
    expect(absenceExample(notified, price)).toContain("9 are charged, which is £405.00");
    expect(absenceExample(notified, undefined)).not.toContain("£");
    expect(absenceExample(notified, { ...price, pricePence: zeroPence })).toContain("Nothing is charged");
  });

  it("of years, length and qualifications", () => {
    expect(describeYears([7, 8, 9])).toBe("Years 7 to 9");
    expect(describeYears([10])).toBe("Year 10");
    expect(describeYears([10, 11])).toBe("Years 10 and 11");
    expect(describeYears([1, 2, 7])).toBe("Years 1, 2 and 7");
    expect([inSentence("AP academy"), inSentence("Non-school provider")]).toEqual([
      "AP academy",
      "non-school provider",
    ]);
    expect(describeLength(null, null)).toBe("As long as it is needed");
    expect(describeLength(6, 12)).toBe("6 to 12 weeks");
    expect(describeLength(null, 1)).toBe("Up to 1 week");
    expect(describeLength(6, null)).toBe("At least 6 weeks");
    expect(describeQualifications(["gcse", "unit_award"], "Mathematics")).toBe(
      "GCSE, Unit award: Mathematics",
    );
    expect(describeQualifications(["none"], "")).toBe("None");
  });

  it("of a masked site without what would tell where it is", () => {
    const site = { name: "Heron Yard", address: "7 Weir Lane, Nowhere", postcode: "S65 9ZZ" };
    expect(withoutPlace("Two rooms and a kitchen", site)).toBe("Two rooms and a kitchen");
    for (const telling of [
      "Enter HERON-YARD by the gate",
      "At the end of Weir Lane",
      "Use s659zz to find us",
    ])
      expect(withoutPlace(telling, site)).toBe("");
  });

  it("to search engines: a service, by whom, for whom, and its price when that is public", () => {
    const offer = {
      title: "Motor",
      summary: "Engines",
      provider: "Workshop",
      kind: "vocational" as const,
      needs: ["semh" as const],
      years: [7, 8, 9],
    };
    const where = { address: "https://x/menu/1", authority: "Testshire", images: [] };
    expect(offerAsData({ ...offer, pricePerSessionPence: pence(123_450) }, where)).toMatchObject({
      "@type": "Service",
      provider: { name: "Workshop" },
      areaServed: { name: "Testshire" },
      audience: { suggestedMinAge: 11, suggestedMaxAge: 14 },
      offers: { price: "1234.50", priceCurrency: "GBP" },
    });
    expect(offerAsData({ ...offer, pricePerSessionPence: undefined }, where)).not.toHaveProperty("offers");
  });
});
