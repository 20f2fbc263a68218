import type { MetaFunction } from "@remix-run/node";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Privacy") }];

export default function Privacy() {
  return (
    <>
      <PageHeader
        title="Privacy"
        lead="What this portal keeps about people, who sees it, and for how long. The authority that runs it is the controller."
      />
      <Section title="Pupils">
        <div className="prose">
          <p>
            For a pupil who is considered for alternative provision it keeps name, date of birth, school,
            needs, what is needed to keep them safe, where they are placed, whether they attended, and what
            came of it. Schools and the authority need this for their duties to educate and to safeguard.
          </p>
          <p>
            A pupil is seen by their school, by the coordinator of its partnership, by those officers whose
            work it is, and by a provider from the moment they are asked to take the pupil until 90 days after
            the placement ends, or sooner. Enquiries to providers name nobody. Opening a record is noted by
            name.
          </p>
          <p>After six years records lose their names; only figures and sums of money stay.</p>
        </div>
      </Section>
      <Section title="People who sign in">
        <div className="prose">
          <p>
            Your name, email address, role and what you did here. Your password is kept only as a value from
            which it cannot be worked out. Attempts to sign in are counted for a quarter of an hour, with the
            address they came from.
          </p>
        </div>
      </Section>
      <Section title="Cookies">
        <div className="prose">
          <p>
            portal_session keeps you signed in for up to 12 hours after you last used the portal. portal_said
            is there for half a minute after you have saved something, so that the next page can say so. Both
            are strictly necessary, so nobody asks for your consent. Visitors who only read have neither, and
            nothing here counts or follows you.
          </p>
        </div>
      </Section>
      <Section title="Your rights">
        <div className="prose">
          <p>
            You, and a pupil's parents, may ask the authority for a copy of what is kept, for a mistake to be
            put right, and to have its use looked at again. You may also complain to the Information
            Commissioner.
          </p>
        </div>
      </Section>
    </>
  );
}
