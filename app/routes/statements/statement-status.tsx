import { StatusTag } from "#app/components/status-tag.tsx";

type StatementStatusProps = { charges: number; open: number; queried: number; settled: number };

/** How far a statement has come: its slowest charge says so. */
export function StatementStatus({ charges, open, queried, settled }: StatementStatusProps) {
  if (queried > 0) return <StatusTag tone="warning">{queried} queried</StatusTag>;
  if (open > 0)
    return <StatusTag tone="information">{open === charges ? "Raised" : `${open} to agree`}</StatusTag>;
  if (settled === charges) return <StatusTag tone="good">Settled</StatusTag>;
  return <StatusTag tone="good">Agreed</StatusTag>;
}
