/** `npm run authority -- NAME EMAIL`: a new authority, and the link by which its first person comes in. */
import { Halt } from "#app/core/halt.ts";
import { paths } from "#app/core/paths.ts";
import { Refusal } from "#app/core/refusal.ts";
import { addAuthority } from "#app/domain/organisations/add-authority.server.ts";
import { FirstPersonForm } from "#app/domain/people/forms.ts";
import { invitePerson } from "#app/domain/people/invite-person.server.ts";
import { evidenceRegister } from "#app/domain/providers/evidence-register.ts";
import { setEvidenceKinds } from "#app/domain/providers/set-evidence-kinds.server.ts";
import { nonSchoolFramework } from "#app/domain/quality/frameworks/non-school-2025.ts";
import { registeredFramework } from "#app/domain/quality/frameworks/registered-2025.ts";
import { publishFramework } from "#app/domain/quality/publish-framework.server.ts";
import { absolute } from "#app/platform/mail.server.ts";
import { withDatabase } from "./with-database.server.ts";

const usage =
  'Say whose portal it is and who comes in first: npm run authority -- "Testshire" name@example.org';

export async function main([name, email, ...rest]: string[]): Promise<number> {
  if (!name || !email) throw new Halt(usage);
  if (rest.length > 0) throw new Halt(`Put a name of several words in quotation marks. ${usage}`);
  const { link } = await withDatabase(() => makeAuthority({ name, email, now: new Date() }));
  console.log(
    `${name} has a portal. Its first person, as authority lead, comes in by this link within 14 days:`,
  );
  console.log(link);
  return 0;
}

/** Makes the authority with what it asks of providers to begin with, and invites its lead. Halts with a sentence when the name or the address will not do. */
export async function makeAuthority(typed: {
  name: string;
  email: string;
  now: Date;
}): Promise<{ authorityId: string; link: string }> {
  const parsed = FirstPersonForm.safeParse(typed);
  if (!parsed.success) throw new Halt(`${parsed.error.issues[0]?.message}.`);
  const { name, email } = parsed.data;
  try {
    const { authorityId } = await addAuthority({ name, now: typed.now });
    const act = { actor: { kind: "system", authorityId } as const, now: typed.now };
    await setEvidenceKinds(act, evidenceRegister);
    for (const framework of [nonSchoolFramework, registeredFramework]) await publishFramework(act, framework);
    const { token } = await invitePerson(act, {
      id: crypto.randomUUID(),
      organisationId: authorityId,
      name: email,
      email,
      role: "authority_lead",
    });
    return { authorityId, link: absolute(paths.invitation(token ?? "")) };
  } catch (error) {
    if (error instanceof Refusal) throw new Halt(`${error.message}.`);
    throw error;
  }
}
