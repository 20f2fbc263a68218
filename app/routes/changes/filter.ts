/** What the list of changes is narrowed by, as its address says it: the same for the page and its file. */
import {
  versionPartNames,
  versionParts,
  versionStatuses,
  versionStatusNames,
} from "#app/core/words/providers.ts";

export function filterIn(asked: URLSearchParams) {
  const words = (asked.get("words") ?? "").trim().slice(0, 100);
  const part = versionParts.find((one) => one === asked.get("part"));
  const status = versionStatuses.find((one) => one === asked.get("status")) ?? ("waiting" as const);
  const selected = [
    ...(words ? [{ name: "words", value: words, text: words }] : []),
    ...(part ? [{ name: "part", value: part, text: versionPartNames[part] }] : []),
    ...(asked.get("status") ? [{ name: "status", value: status, text: versionStatusNames[status] }] : []),
  ];
  return { filter: { words, part, status }, selected };
}
