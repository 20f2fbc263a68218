import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { BegunPupil } from "#app/components/begun-pupil.tsx";

const nobody = { id: "1", isOnMenu: false, hasPupil: false, givenName: null, familyName: null };
const shown = (begun: Partial<Parameters<typeof BegunPupil>[0]["begun"]>) =>
  renderToStaticMarkup(<BegunPupil begun={{ ...nobody, ...begun }} />);

it("names the pupil of a request that was begun, or says why it cannot", () => {
  expect(shown({ hasPupil: true, givenName: "Robin", familyName: "Ash" })).toBe("Robin Ash");
  expect(shown({})).toBe("Not chosen yet");
  expect(shown({ hasPupil: true })).toBe("No longer a pupil of yours");
});
