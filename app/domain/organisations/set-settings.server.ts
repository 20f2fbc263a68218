import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import { canSetSettings } from "#app/domain/organisations/policy.ts";
import { parseSettings, type Settings } from "#app/domain/organisations/settings.ts";
import { loadStoredSettings, writeStoredSettings } from "#app/domain/organisations/stored-settings.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";

/** Sets what this authority decides. What happened under earlier settings stays as it was. */
export function setSettings(act: Act, settings: Settings): Promise<void> {
  return transaction(act, async (tx) => {
    ensure(canSetSettings(act.actor), "Only the authority's lead can change the settings");
    const { authorityId } = act.actor;
    const stored = await loadStoredSettings(tx, act);
    const before = parseSettings(stored);

    await writeStoredSettings(tx, act, { ...stored, ...settings });
    const changed = (Object.keys(settings) as (keyof Settings)[]).filter(
      (key) => before[key] !== settings[key],
    );
    const details = Object.fromEntries(changed.map((key) => [key, { from: before[key], to: settings[key] }]));
    if (changed.length > 0) await record(tx, act, { name: "settings.set", subjectId: authorityId, details });
  });
}
