import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { Field } from "#app/components/field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Radios } from "#app/components/radios.tsx";
import { Section } from "#app/components/section.tsx";
import { Select } from "#app/components/select.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import type { FormReply, FormValues } from "#app/core/form-reply.ts";
import { paths } from "#app/core/paths.ts";
import { destinationNames, destinations } from "#app/core/words/outcomes.ts";
import { engagementMaximum, engagementStatements } from "#app/domain/outcomes/success.ts";

const answers = [
  { value: "yes", text: "Yes" },
  { value: "no", text: "No" },
  { value: "unknown", text: "Not known" },
];

type OutcomeFieldsProps = {
  reply: FormReply | undefined;
  defaults: FormValues | undefined;
  isAmendment: boolean;
  /** The placement to go back to. */
  backTo: string;
};

/** What the school knows at the end; anything left empty stays missing. */
export function OutcomeFields({ reply, defaults, isAmendment, backTo }: OutcomeFieldsProps) {
  const scale = `0 to ${engagementMaximum}: five statements, each from 0 (never) to 4 (always). ${engagementStatements.join("; ")}.`;
  return (
    <Section
      title={isAmendment ? "Amend the outcome" : "Record the outcome"}
      lead="Leave a figure empty when it is not known: it is left out, not counted as nothing."
    >
      <PortalForm reply={reply} defaults={defaults}>
        <Attendance when="before" title="The 13 school weeks before" />
        <Attendance when="after" title="The 13 school weeks after" />
        <Section title="Engagement" level={3} lead={scale}>
          <div className="grid gap-x-8 sm:grid-cols-2">
            <Field name="engagementBefore" label="At the start" inputMode="numeric" width="tiny" />
            <Field name="engagementAfter" label="At the end" inputMode="numeric" width="tiny" />
          </div>
        </Section>
        <Section title="What came of it" level={3}>
          <Radios name="objectivesMet" label="Was every objective met?" options={answers} inline />
          <Radios
            name="reintegrated"
            label="Is the pupil back in mainstream school?"
            options={answers}
            inline
          />
          <Radios name="qualificationGained" label="Was a qualification gained?" options={answers} inline />
          <Field name="qualification" label="Which qualification" hint="Where one was gained" />
          <Select
            name="destination"
            label="Where the pupil went next"
            empty="Choose where"
            options={destinations.map((value) => ({ value, text: destinationNames[value] }))}
          />
          <Radios name="destinationSustained" label="Did the pupil stay there?" options={answers} inline />
          <TextArea name="pupilVoice" label="What the pupil says" rows={4} />
        </Section>
        <ButtonGroup>
          <Button>{isAmendment ? "Save the changes" : "Record the outcome"}</Button>
          <TextLink to={paths.placement(backTo)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </Section>
  );
}

function Attendance({ when, title }: { when: "before" | "after"; title: string }) {
  return (
    <Section title={title} level={3}>
      <div className="grid gap-x-8 sm:grid-cols-2">
        <Field name={`${when}Possible`} label="Possible sessions" inputMode="numeric" width="tiny" />
        <Field name={`${when}Attended`} label="Attended sessions" inputMode="numeric" width="tiny" />
      </div>
    </Section>
  );
}
