/** A need is described without the child: what is surely a name or number is refused, what may be one is asked about. */
import type { CalendarDate } from "#app/core/calendar.ts";
import { findIdentifiers, possibleIdentifier, sureIdentifier } from "#app/core/naming.ts";
import { ensureRule } from "#app/core/refusal.ts";

type Told = {
  text: string;
  field: string;
  namesNobody: boolean;
  allowed: readonly string[];
  today: CalendarDate;
};

/** Refuses (rule) beside the field. A tick that it names nobody answers for what only may be a name. */
export function ensureNoChildIsNamed({ text, field, namesNobody, allowed, today }: Told): void {
  const found = findIdentifiers(text, allowed, today);
  const sure = sureIdentifier(found);
  ensureRule(!sure, sure ?? "", field);
  const possible = possibleIdentifier(found);
  ensureRule(!possible || namesNobody, possible ?? "", field);
}
