import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";

type DocumentLinkProps = { documentId: string | null; fileName: string | null; note?: string };

/** The file of an item of evidence, or the words that stand in its place. */
export function DocumentLink({ documentId, fileName, note }: DocumentLinkProps) {
  if (!documentId) return <span className="break-words">{note}</span>;
  return (
    <span className="break-words">
      <TextLink to={paths.document(documentId)} reloadDocument>
        {fileName ?? "Document"}
      </TextLink>
      {note ? <span className="block text-sm text-soft">{note}</span> : null}
    </span>
  );
}
