import type { MetaFunction } from "@remix-run/node";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Accessibility") }];

export default function Accessibility() {
  return (
    <>
      <PageHeader title="Accessibility" lead="How this portal is meant to work for everybody who needs it." />
      <div className="prose">
        <p>
          The portal is built towards the Web Content Accessibility Guidelines 2.2, level AA. You should be
          able to:
        </p>
        <ul className="list-disc pl-6">
          <li>do everything with a keyboard alone</li>
          <li>
            read every page on a screen 320 pixels wide, or enlarged to 400 %, without scrolling sideways
          </li>
          <li>use it with a screen reader, with every field named and every mistake said in words</li>
          <li>use it with scripts turned off: they only make it quicker</li>
          <li>print any page without the parts that only make sense on a screen</li>
        </ul>
      </div>
      <Section title="What we know does not work yet">
        <div className="prose">
          <p>
            Files that providers upload, such as certificates and policies, are theirs: some are scans that a
            screen reader cannot read. Ask the provider for another form of them.
          </p>
          <p>
            The pages are checked by program as they are built. They have not yet been tried by people who
            rely on assistive technology every day.
          </p>
        </div>
      </Section>
      <Section title="Tell us">
        <div className="prose">
          <p>
            If something stands in your way, tell the authority that runs this portal what you were trying to
            do and on which page. If you are not content with its answer, the Equality Advisory and Support
            Service can help.
          </p>
        </div>
      </Section>
    </>
  );
}
