import { EvidenceTable } from "#app/components/evidence-table.tsx";
import { Section } from "#app/components/section.tsx";
import { paths } from "#app/core/paths.ts";

type Lines = Parameters<typeof EvidenceTable>[0]["lines"];
type EvidenceAskedProps = {
  today: Lines;
  /** What is asked from a later day, of a site or person who is to come or by a kind that is new. */
  ahead: Lines;
  providerId: string;
  mayCheck: boolean;
};

/** The evidence of a provider, today's and what is to come, for who may look into it. */
export function EvidenceAsked({ today, ahead, providerId, mayCheck }: EvidenceAskedProps) {
  const checkAt = mayCheck ? (item: string) => paths.evidenceCheck(providerId, item) : undefined;
  return (
    <>
      <Section title="Evidence">
        <EvidenceTable lines={today} checkAt={checkAt} />
      </Section>
      {ahead.length > 0 ? (
        <Section
          title="Evidence asked for from a later day"
          lead="It can be given and checked before. What is critical and not accepted by its day makes the provider lapse."
        >
          <EvidenceTable isAhead lines={ahead} checkAt={checkAt} />
        </Section>
      ) : null}
    </>
  );
}
