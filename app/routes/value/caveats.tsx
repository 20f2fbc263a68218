import { Section } from "#app/components/section.tsx";
import { caveats } from "#app/domain/reports/provider-value.ts";

/** What none of the figures says by itself. */
export function Caveats() {
  return (
    <Section title="Before you use these figures">
      <ul className="prose list-disc pl-5">
        {caveats.map((caveat) => (
          <li key={caveat}>{caveat}</li>
        ))}
      </ul>
    </Section>
  );
}
