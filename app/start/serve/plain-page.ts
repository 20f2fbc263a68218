/** A page for what is refused before the portal itself is asked: no scripts, no styles, readable everywhere. */
export function plainPage(title: string, sentence: string): string {
  return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${sentence}</p><p><a href="/">Go to the first page</a></p></main></body>
</html>
`;
}
