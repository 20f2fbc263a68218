import type { ReactNode } from "react";
import { Button, type ButtonKind } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import type { FormReply } from "#app/core/form-reply.ts";

type ConfirmationProps = {
  reply: FormReply | undefined;
  /** What the button says. */
  press: string;
  kind?: ButtonKind;
  /** The way back for who does not want it after all. */
  instead: { to: string; text: string };
  /** What stands between a refusal and the button, where the page says it there. */
  children?: ReactNode;
};

/** The form of a verb's page that asks nothing: one button that does what the page says, and the way back. */
export function Confirmation({ reply, press, kind, instead, children }: ConfirmationProps) {
  return (
    <PortalForm reply={reply}>
      {children}
      <ButtonGroup>
        <Button kind={kind}>{press}</Button>
        <TextLink to={instead.to}>{instead.text}</TextLink>
      </ButtonGroup>
    </PortalForm>
  );
}
