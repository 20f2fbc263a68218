import type { Act } from "#app/core/actor.ts";
import { type CalendarDate, formatDay, londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import { appliesTo, coveredText, type EvidenceKind, subjectsOf } from "#app/domain/providers/evidence.ts";
import { expiryOf } from "#app/domain/providers/expiry.ts";
import type { EvidenceValues } from "#app/domain/providers/forms.ts";
import { canEditRegistration } from "#app/domain/providers/policy.ts";
import { findKindOf, listPeopleOf, listSitesOf } from "#app/domain/providers/queries.server.ts";
import { loadProvider, type Provider } from "#app/domain/providers/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { nameDocument, readUpload, withStoredFile } from "#app/platform/files.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { evidence } from "#db/schema/providers.ts";

/**
 * Adds an item of evidence, with its file or, for what is only confirmed, in words. An older item of the same
 * kind stays beside it. Refuses what has run out already, lacks its dates or its file, or is not for this
 * provider. The same form sent twice leaves one item and one file.
 */
export async function addEvidence(act: Act, providerId: string, values: EvidenceValues): Promise<void> {
  const upload = values.file ? await readUpload(values.file) : undefined;
  await withStoredFile(upload, (stored) =>
    transaction(act, async (tx) => {
      const provider = await loadProvider(tx, act, providerId);
      ensure(canEditRegistration(act.actor, provider), "Only the provider's manager may add evidence");
      const kind = await kindFor(tx, act, provider, values.kindKey);
      const subject = await subjectFor(tx, act, kind, { providerId, subjectId: values.subjectId });
      const expiresOn = lastDayFor(kind, values, londonDay(act.now));
      if (kind.confirmationOnly) {
        ensureRule(!stored, "Confirm this in words: no file is kept of it", "file");
        ensureRule(values.note !== "", "Enter what you confirm", "note");
        ensureRule(values.covered !== undefined, `Enter ${coveredText(kind).what}`, "covered");
      } else ensureRule(stored, "Choose a file", "file");

      const document = stored && { id: values.id, organisationId: providerId };
      if (document && !(await nameDocument(tx, act, stored, document))) return;
      const rows = await tx
        .insert(evidence)
        .values({
          authorityId: act.actor.authorityId,
          id: values.id,
          providerId,
          kindKey: kind.key,
          ...subject,
          documentId: document?.id,
          note: noteOf(kind, values),
          issuedOn: values.issuedOn,
          expiresOn,
          addedBy: act.actor.kind === "person" ? act.actor.userId : undefined,
          addedAt: act.now,
        })
        .onConflictDoNothing()
        .returning({ id: evidence.id });
      if (rows.length === 0) return;
      await record(tx, act, {
        name: "evidence.added",
        subjectId: providerId,
        details: { evidenceId: values.id, kind: kind.key, expiresOn },
      });
    }),
  );
}

/** What is confirmed begins with how many it covers. */
function noteOf(kind: EvidenceKind, { note, covered }: EvidenceValues): string {
  return kind.confirmationOnly && covered !== undefined ? `${coveredText(kind).said(covered)} ${note}` : note;
}

async function kindFor(tx: Tx, act: Act, provider: Provider, key: string): Promise<EvidenceKind> {
  const kind = await findKindOf(tx, act, key);
  if (!kind || !appliesTo(kind, provider))
    refuse("rule", "Choose a kind of evidence that is asked of you", "kindKey");
  return kind;
}

async function subjectFor(
  tx: Tx,
  act: Act,
  kind: EvidenceKind,
  { providerId, subjectId }: { providerId: string; subjectId: string },
): Promise<{ siteId?: string; personId?: string }> {
  const [sites, people] = await Promise.all([
    listSitesOf(tx, act, providerId),
    listPeopleOf(tx, act, providerId),
  ]);
  const subjects = subjectsOf(kind, { organisationId: providerId, sites, people });
  ensureRule(
    subjects.some(({ id }) => id === subjectId),
    "Choose whom this evidence is for",
    "subjectId",
  );
  if (kind.scope === "organisation") return {};
  return kind.scope === "site" ? { siteId: subjectId } : { personId: subjectId };
}

function lastDayFor(kind: EvidenceKind, values: EvidenceValues, today: CalendarDate): CalendarDate {
  ensureRule(
    !values.issuedOn || values.issuedOn <= today,
    "The day it was issued cannot be in the future",
    "issuedOn",
  );
  const expiresOn = expiryOf(kind, values);
  if (kind.expiryRule === "stated")
    ensureRule(expiresOn, "Enter the day it runs out, as the document says", "expiresOn");
  else ensureRule(expiresOn, "Enter the day it was issued", "issuedOn");
  ensureRule(
    !values.issuedOn || expiresOn >= values.issuedOn,
    "It cannot run out before it was issued",
    "expiresOn",
  );
  ensureRule(
    expiresOn >= today,
    `This ran out on ${formatDay(expiresOn)}: add one that is in date`,
    values.expiresOn ? "expiresOn" : "issuedOn",
  );
  return expiresOn;
}
