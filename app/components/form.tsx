import { Form, useFormAction, useLocation, useNavigation } from "@remix-run/react";
import { type ReactNode, useMemo } from "react";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { PortalFormContext } from "#app/components/portal-form.ts";
import type { FormReply, FormValues } from "#app/core/form-reply.ts";

type PortalFormProps = {
  children: ReactNode;
  reply?: FormReply | null;
  defaults?: FormValues;
  action?: string;
  multipart?: boolean;
  /** A whole-page post, for forms that change who is signed in. */
  reloadDocument?: boolean;
};

/** A posted form: its errors stand above it, and fields inside it find their values and errors by name. */
export function PortalForm({
  children,
  reply,
  defaults,
  action,
  multipart,
  reloadDocument,
}: PortalFormProps) {
  const navigation = useNavigation();
  const { pathname } = useLocation();
  const target = useFormAction(action);
  const busy = navigation.state !== "idle" && navigation.formAction === target;
  const state = useMemo(() => ({ reply: reply ?? undefined, defaults, busy }), [reply, defaults, busy]);
  return (
    <PortalFormContext.Provider key={pathname} value={state}>
      <ErrorSummary reply={reply} />
      <Form
        method="post"
        action={action}
        noValidate
        className="mt-6 first:mt-0"
        reloadDocument={reloadDocument}
        encType={multipart ? "multipart/form-data" : undefined}
      >
        {children}
        <p role="status" className="sr-only">
          {busy ? "Sending" : ""}
        </p>
      </Form>
    </PortalFormContext.Provider>
  );
}
