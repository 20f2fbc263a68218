import { useNavigate } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { CriterionCard } from "#app/components/criterion-card.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { allInWords, countJudged, type Judging, type Stored } from "#app/components/judging-queue.ts";
import { Section } from "#app/components/section.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { useJudging } from "#app/components/use-judging.ts";
import type { FormReply } from "#app/core/form-reply.ts";
import { paths } from "#app/core/paths.ts";

type Criterion = Stored & { id: string; text: string; evidence: readonly string[] };
export type SectionToJudge = {
  title: string;
  standards: readonly { id: string; text: string; critical: boolean; criteria: readonly Criterion[] }[];
};

type JudgingFormProps = {
  assessmentId: string;
  userId: string;
  sections: readonly SectionToJudge[];
  reply: FormReply | undefined;
};

const criteriaOf = ({ standards }: SectionToJudge) => standards.flatMap(({ criteria }) => criteria);

/**
 * Every criterion of an assessment with its judgement and comment. Without JavaScript it is one form with one
 * button; with it each change is saved on its own, and kept in the browser while the line is down.
 */
export function JudgingForm({ assessmentId, userId, sections, reply }: JudgingFormProps) {
  const around = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const criteria = sections.flatMap(criteriaOf);
  const known = Object.fromEntries(
    criteria.map(({ id, judgement, comment, changeKey }) => [id, { judgement, comment, changeKey }]),
  );
  const { judging, finish, ...choose } = useJudging({ userId, assessmentId, known, around });
  const finishing = useRef(finish);
  finishing.current = finish;

  useEffect(() => {
    const element = around.current;
    const submitted = (event: Event) => {
      event.preventDefault();
      void finishing.current().then((isDone) => isDone && navigate(paths.assessment(assessmentId)));
    };
    element?.addEventListener("submit", submitted, { capture: true });
    return () => element?.removeEventListener("submit", submitted, { capture: true });
  }, [assessmentId, navigate]);

  const defaults = Object.fromEntries(
    criteria.flatMap(({ id, judgement, comment }) => [
      [`judgement.${id}`, judgement],
      [`comment.${id}`, comment],
    ]),
  );
  return (
    <div ref={around}>
      <SectionIndex sections={sections} judging={judging} />
      <PortalForm reply={reply} defaults={defaults}>
        {sections.map((section, index) => (
          <Section key={section.title} id={`section-${index + 1}`} title={section.title}>
            {section.standards.map(({ id, text, critical, criteria }) => (
              <div key={id} className="mb-8">
                <h3 className="mb-3 flex flex-wrap items-baseline gap-3 text-lg font-semibold">
                  {text} {critical ? <StatusTag tone="warning">Critical</StatusTag> : null}
                </h3>
                {criteria.map((criterion) => (
                  <CriterionCard key={criterion.id} criterion={criterion} judging={judging} {...choose} />
                ))}
              </div>
            ))}
          </Section>
        ))}
        <ButtonGroup>
          <Button>Save the judgements</Button>
          <TextLink to={paths.assessment(assessmentId)}>Back to the assessment</TextLink>
        </ButtonGroup>
      </PortalForm>
      <p role="status" className="mt-3 min-h-6 font-semibold">
        {allInWords(judging)}
      </p>
    </div>
  );
}

function SectionIndex({ sections, judging }: { sections: readonly SectionToJudge[]; judging: Judging }) {
  const counted = sections.map((section) => {
    const ids = criteriaOf(section).map(({ id }) => id);
    return { title: section.title, judged: countJudged(judging, ids), all: ids.length };
  });
  const judged = counted.reduce((sum, section) => sum + section.judged, 0);
  const all = counted.reduce((sum, section) => sum + section.all, 0);
  return (
    <nav aria-label="Sections" className="mb-6 rounded-md border border-line bg-white p-4">
      <p className="font-semibold">
        {judged} of {all} judged
      </p>
      <ol className="mt-2">
        {counted.map((section, index) => (
          <li key={section.title}>
            <a href={`#section-${index + 1}`} className="link inline-flex min-h-11 items-center">
              {section.title}
            </a>{" "}
            <span className="text-soft">
              {section.judged} of {section.all}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
