import { Section } from "#app/components/section.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { type ProviderKind, providerKindNames } from "#app/core/words/providers.ts";

type Criterion = { id: string; text: string; providerKinds: ProviderKind[]; evidenceKinds: string[] };
type Standard = { id: string; section: string; text: string; critical: boolean; criteria: Criterion[] };
type StandardsProps = {
  frameworkId: string;
  standards: readonly Standard[];
  evidenceNames: Readonly<Record<string, string>>;
  mayAmend: boolean;
};

/** A framework to read, section by section; a draft with the ways to change it. */
export function FrameworkStandards({ frameworkId, standards, evidenceNames, mayAmend }: StandardsProps) {
  const sections = [...new Set(standards.map(({ section }) => section))];
  return sections.map((title) => (
    <Section
      key={title}
      title={title}
      actions={
        mayAmend ? (
          <TextLink to={paths.frameworkSection(frameworkId, title)}>
            Change<span className="sr-only"> the section {title}</span>
          </TextLink>
        ) : undefined
      }
    >
      <ol className="divide-y divide-line border-y border-line">
        {standards
          .filter(({ section }) => section === title)
          .map(({ id, text, critical, criteria }) => (
            <li key={id} className="py-4">
              <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 font-semibold">
                {text} {critical ? <StatusTag tone="warning">Critical</StatusTag> : null}
              </p>
              {mayAmend ? <StandardLinks id={id} text={text} /> : null}
              <ul className="mt-2 list-disc space-y-2 pl-6">
                {criteria.map((criterion) => (
                  <li key={criterion.id}>
                    {criterion.text}
                    <Asked criterion={criterion} evidenceNames={evidenceNames} />
                    {mayAmend ? (
                      <span className="mt-1 block">
                        <TextLink to={paths.criterion(criterion.id)}>
                          Change<span className="sr-only"> {criterion.text}</span>
                        </TextLink>
                      </span>
                    ) : null}
                  </li>
                ))}
              </ul>
            </li>
          ))}
      </ol>
    </Section>
  ));
}

function StandardLinks({ id, text }: { id: string; text: string }) {
  const links = [
    [paths.standard(id), "Change"],
    [paths.standardMove(id), "Move"],
    [paths.standardRemoval(id), "Remove"],
    [paths.newCriterion(id), "Add a criterion"],
  ] as const;
  return (
    <p className="mt-1 flex flex-wrap gap-x-5 gap-y-2">
      {links.map(([to, words]) => (
        <TextLink key={to} to={to}>
          {words}
          <span className="sr-only">: {text}</span>
        </TextLink>
      ))}
    </p>
  );
}

function Asked({
  criterion: { providerKinds, evidenceKinds },
  evidenceNames,
}: {
  criterion: Criterion;
  evidenceNames: Readonly<Record<string, string>>;
}) {
  const evidence = evidenceKinds.map((key) => evidenceNames[key]).filter(Boolean);
  const kinds = providerKinds.map((kind) => providerKindNames[kind]);
  if (evidence.length + kinds.length === 0) return null;
  return (
    <span className="block text-sm text-soft">
      {kinds.length > 0 ? `Only for: ${kinds.join(", ")}. ` : null}
      {evidence.length > 0 ? `Evidence: ${evidence.join("; ")}` : null}
    </span>
  );
}
