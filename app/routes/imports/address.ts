import { fateNames, fates } from "#app/domain/imports/fates.ts";
import { pageIn } from "#app/platform/address.ts";

/** Which rows of an import the address asks for. */
export function rowFilterIn(params: URLSearchParams) {
  const wanted = fates.filter((fate) => params.getAll("fate").includes(fate));
  return {
    fates: wanted,
    page: pageIn(params),
    selected: wanted.map((fate) => ({ name: "fate", value: fate, text: fateNames[fate] })),
  };
}
