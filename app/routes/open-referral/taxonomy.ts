import type { LoaderFunctionArgs } from "@remix-run/node";
import { taxonomies, taxonomyTerm } from "#app/domain/menu/open-referral/shapes.server.ts";
import { termKeys } from "#app/domain/menu/open-referral/vocabulary.ts";
import { openError, openJson } from "#app/platform/open-data.server.ts";

export function loader({ params: { id } }: LoaderFunctionArgs) {
  const found = taxonomies.find((taxonomy) => taxonomy.id === id?.toLowerCase());
  if (!found) return openError(404, "There is no such taxonomy");
  const { key, ...taxonomy } = found;
  const terms = termKeys.filter((term) => term.startsWith(`${key}:`)).map(taxonomyTerm);
  return openJson({ ...taxonomy, taxonomy_terms: terms });
}
