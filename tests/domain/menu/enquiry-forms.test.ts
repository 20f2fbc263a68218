import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { EnquiryAnswerForm, EnquiryForm } from "#app/domain/menu/enquiries/forms.ts";

describe("the forms of an enquiry", () => {
  const typed = {
    id: randomUUID(),
    offers: randomUUID(),
    keyStage: "ks3",
    needs: "semh",
    description: "x",
    answerBy: "2026-10-14",
  };

  it("read one offer or several, and the first half of a postcode", () => {
    expect(EnquiryForm.parse({ ...typed, area: "s65 1aa" })).toMatchObject({
      area: "S65",
      offers: [typed.offers],
    });
    expect(EnquiryForm.safeParse({ ...typed, area: "nowhere" }).success).toBe(false);
    expect(EnquiryForm.safeParse({ ...typed, offers: "" }).success).toBe(false);
    const nine = Array.from({ length: 9 }, () => randomUUID());
    expect(EnquiryForm.safeParse({ ...typed, offers: nine }).success).toBe(false);
  });

  it("want a price and a day from who is interested, and a reason from who is not", () => {
    const fields = (values: object) =>
      EnquiryAnswerForm.safeParse(values).error?.issues.map(({ path: [field] }) => field) ?? [];
    expect(fields({ answer: "interested" })).toEqual(
      expect.arrayContaining(["price", "priceBasis", "startsOn"]),
    );
    expect(fields({ answer: "not_interested" })).toEqual(["reason"]);
    expect(fields({ answer: "not_interested", reason: "full" })).toEqual([]);
    expect(fields({ answer: "interested", price: "lots" })).toContain("price");
  });
});
