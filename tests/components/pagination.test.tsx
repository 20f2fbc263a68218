import { renderToStaticMarkup } from "react-dom/server";
import { StaticRouter } from "react-router-dom/server";
import { expect, it } from "vitest";
import { Pagination } from "#app/components/pagination.tsx";

type Shown = Parameters<typeof Pagination>[0];

function markup({
  noun = "placements",
  ...shown
}: Omit<Shown, "pageSize" | "noun"> & { noun?: Shown["noun"] }) {
  return renderToStaticMarkup(
    <StaticRouter location="/placements?words=ash&page=2&notice=saved">
      <Pagination {...shown} noun={noun} pageSize={25} />
    </StaticRouter>,
  );
}

const sentence = (html: string) => /<p[^>]*>(.*?)<\/p>/.exec(html)?.[1];

it("says of a list that fits on its page only how long it is", () => {
  expect(sentence(markup({ page: 1, total: 1 }))).toBe("1 placement");
  expect(sentence(markup({ page: 1, total: 12 }))).toBe("12 placements");
  expect(sentence(markup({ page: 1, total: 25 }))).toBe("25 placements");
  expect(sentence(markup({ page: 1, total: 1, noun: "enquiries" }))).toBe("1 enquiry");
  expect(markup({ page: 1, total: 25 })).not.toContain("<nav");
  expect(markup({ page: 1, total: 0 })).toBe("");
});

it("says of a longer one which part is shown, and leads to the others with the filter kept", () => {
  expect(sentence(markup({ page: 1, total: 26 }))).toBe("1 to 25 of 26 placements");
  const second = markup({ page: 2, total: 26 });
  expect(sentence(second)).toBe("26 to 26 of 26 placements");
  expect(second).toContain('aria-label="Pages of placements"');
  expect(second).toContain('href="/placements?words=ash&amp;page=1"');
});

it("leads to the part of a long page that its list stands in, and calls the place in a second list by its own name", () => {
  const second = markup({ page: 1, total: 60, name: "looks", part: "who-has-looked", noun: "looks" });
  expect(second).toContain('href="/placements?words=ash&amp;page=2&amp;looks=2#who-has-looked"');
});
