/** What a page says once about what was just saved, named in the address it is reached by: /schools?notice=unplaced */
export type NoticeWords = { tone: "success" | "information" | "warning"; text: string };

const notices = {
  unplaced: {
    tone: "warning",
    text: "Saved, but we do not know where the postcode is, so no distances can be shown for it. Check it: if it is right, leave it as it is.",
  },
} as const satisfies Record<string, NoticeWords>;

/** The local address, with the notice of that name when there is one to give. */
export function withNotice(to: string, name: keyof typeof notices | undefined): string {
  if (name === undefined) return to;
  const [path = "", fragment] = to.split("#");
  const address = `${path}${path.includes("?") ? "&" : "?"}notice=${name}`;
  return fragment === undefined ? address : `${address}#${fragment}`;
}

/** The notice an address asks for; any other word asks for none. */
export function noticeIn(address: URL): NoticeWords | undefined {
  const name = address.searchParams.get("notice") ?? "";
  return Object.hasOwn(notices, name) ? notices[name as keyof typeof notices] : undefined;
}
