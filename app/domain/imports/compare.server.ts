import type { Act } from "#app/core/actor.ts";
import { compareEvidence, type EvidenceFate } from "#app/domain/imports/compare-evidence.ts";
import { compareProviders, type ProviderFate } from "#app/domain/imports/compare-providers.ts";
import { readEvidenceRow } from "#app/domain/imports/evidence-rows.ts";
import { holdings, knownProviders, otherUrns } from "#app/domain/imports/known.server.ts";
import { readProviderRow } from "#app/domain/imports/provider-rows.ts";
import { rowsIn } from "#app/domain/imports/stored-rows.ts";
import type { Tx } from "#app/platform/transaction.server.ts";

type Stored = readonly Record<string, unknown>[];

/** What each row would do to what is here now. */
export async function providerFates(tx: Tx, act: Act, stored: Stored): Promise<ProviderFate[]> {
  const [known, urns] = await Promise.all([knownProviders(tx, act), otherUrns(tx, act)]);
  return compareProviders(rowsIn("providers", stored).map(readProviderRow), known, urns);
}

export async function evidenceFates(tx: Tx, act: Act, stored: Stored): Promise<EvidenceFate[]> {
  return compareEvidence(rowsIn("evidence", stored).map(readEvidenceRow), await holdings(tx, act));
}
