/** The e-mails about people, as values. */
import { formatDay, londonDay } from "#app/core/calendar.ts";
import { type Role, roleNames } from "#app/core/words/people.ts";

type Invitation = { name: string; organisation: string; role: Role; link: string; expiresAt: Date };

export function invitationMessage({ name, organisation, role, link, expiresAt }: Invitation) {
  return {
    subject: `Your invitation to the alternative provision portal`,
    text: `Dear ${name},

${organisation} invites you to its alternative provision portal, as ${roleNames[role].toLowerCase().replace(/^ap /, "AP ")}.

Open this link to choose a password and come in:
${link}

The link works once, until ${formatDay(londonDay(expiresAt))}. If you did not expect it, leave it unopened: nothing happens.`,
  };
}
