import { type ReactNode, useContext } from "react";
import { classes } from "#app/components/classes.ts";
import { controlLook, FieldFrame, useField } from "#app/components/field-frame.tsx";
import { FilesAreScanned } from "#app/components/files-are-scanned.ts";

type FileFieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  accept?: string;
  multiple?: boolean;
};

/** One file; its form must be multipart. What was chosen is never shown again, so say what is already held. */
export function FileField({
  name,
  label,
  hint = "PDF, PNG, JPEG, DOCX or XLSX, up to 10 MB",
  accept = ".pdf,.png,.jpg,.jpeg,.docx,.xlsx",
  multiple,
}: FileFieldProps) {
  const isScanned = useContext(FilesAreScanned);
  const words = isScanned ? hint : <NotScanned hint={hint} />;
  const { error, describedBy } = useField(name, words);
  return (
    <FieldFrame name={name} label={label} hint={words} error={error}>
      <input
        id={name}
        name={name}
        type="file"
        accept={accept}
        multiple={multiple}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy}
        className={classes(
          controlLook,
          "max-w-xl file:mr-4 file:rounded-sm file:border file:border-edge file:bg-sunk file:px-3 file:py-1 file:font-semibold file:text-ink",
        )}
      />
    </FieldFrame>
  );
}

function NotScanned({ hint }: { hint: ReactNode }) {
  return (
    <>
      {hint}
      <span className="block">Files are not scanned for viruses here</span>
    </>
  );
}
