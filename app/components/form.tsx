import { Form, useFormAction, useLocation, useNavigation } from "@remix-run/react";
import { type ReactNode, useMemo } from "react";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { PortalFormContext } from "#app/components/portal-form.ts";
import type { FormReply, FormValues } from "#app/core/form-reply.ts";
import { withoutNotice } from "#app/core/notices.ts";

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
  const { pathname, search } = useLocation();
  const to = action ?? withoutItsNotice(pathname, search);
  const target = useFormAction(to);
  const busy = navigation.state !== "idle" && navigation.formAction === target;
  const state = useMemo(() => ({ reply: reply ?? undefined, defaults, busy }), [reply, defaults, busy]);
  return (
    <PortalFormContext.Provider key={pathname} value={state}>
      <ErrorSummary reply={reply} />
      <Form
        method="post"
        action={to}
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

/** What the page says was saved is not said again above what is wrong with this form. */
function withoutItsNotice(pathname: string, search: string): string | undefined {
  const params = new URLSearchParams(search);
  if (!params.has("notice")) return undefined;
  const query = withoutNotice(params).toString();
  return query ? `${pathname}?${query}` : pathname;
}
