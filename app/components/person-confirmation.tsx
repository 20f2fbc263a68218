import { Confirmation } from "#app/components/confirmation.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import type { FormReply } from "#app/core/form-reply.ts";
import { paths } from "#app/core/paths.ts";
import { type Role, roleNames } from "#app/core/words/people.ts";

type PersonConfirmationProps = {
  reply: FormReply | undefined;
  person: { name: string; role: Role; organisation: string; email: string };
  /** What the button says. */
  press: string;
  kind?: "primary" | "warning";
};

/** Who it is about, and the one button that does what the page says. */
export function PersonConfirmation({ reply, person, press, kind }: PersonConfirmationProps) {
  return (
    <Confirmation reply={reply} press={press} kind={kind} instead={{ to: paths.people(), text: "Cancel" }}>
      <SummaryList
        rows={[
          { term: "Name", value: person.name },
          { term: "Role", value: roleNames[person.role] },
          { term: "Organisation", value: person.organisation },
          { term: "Email address", value: person.email },
        ]}
      />
    </Confirmation>
  );
}
