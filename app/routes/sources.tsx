import type { MetaFunction } from "@remix-run/node";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Sources") }];

export default function Sources() {
  return (
    <>
      <PageHeader title="Sources" lead="Where the public facts in this portal come from." />
      <div className="prose">
        <p>Contains public sector information licensed under the Open Government Licence v3.0.</p>
      </div>
      <Section title="Schools">
        <div className="prose">
          <p>
            Names, kinds, pupils on roll and numbers of disadvantaged pupils: Department for Education, school
            information of about 2018 to 2020.
          </p>
        </div>
      </Section>
      <Section title="Places">
        <div className="prose">
          <p>
            Where the first half of a postcode lies: a table of postcode districts put in the public domain
            (CC0). Distances are straight lines between the middles of districts, so they are about right and
            no more.
          </p>
        </div>
      </Section>
      <Section title="Figures to compare with">
        <div className="prose">
          <p>
            What a place at a pupil referral unit and a place out of the borough cost: papers of Rotherham
            Schools Forum, with the year beside each figure.
          </p>
        </div>
      </Section>
      <Section title="What is invented">
        <div className="prose">
          <p>
            In the demonstration every provider, person and pupil is invented, and so is everything said of
            them. It says nothing about any real school's use of alternative provision.
          </p>
        </div>
      </Section>
    </>
  );
}
