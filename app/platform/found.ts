const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What a query found, or the page's 404: not visible and not there look the same. */
export function found<T>(row: T | undefined | null): T {
  if (row === undefined || row === null) throw new Response("Not found", { status: 404 });
  return row;
}

/** Whether a page may be opened at all, asking a module's policy; else the page's 403 with its sentence. */
export function allowed(condition: boolean, sentence: string): void {
  if (!condition) throw new Response(sentence, { status: 403 });
}

/** A well-formed id from the address, or 404. */
export function idFrom(params: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = params[name];
  if (value === undefined || !uuid.test(value)) throw new Response("Not found", { status: 404 });
  return value.toLowerCase();
}

export function isId(value: unknown): value is string {
  return typeof value === "string" && uuid.test(value);
}
