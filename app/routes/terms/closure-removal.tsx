import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Confirmation } from "#app/components/confirmation.tsx";
import { Day } from "#app/components/day.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { canSetClosure } from "#app/domain/terms/policy.ts";
import { findClosure } from "#app/domain/terms/queries.server.ts";
import { removeClosure } from "#app/domain/terms/remove-closure.server.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Remove closed days") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const closure = found(await findClosure(act, idFrom(params, "closureId")));
  found(canSetClosure(act.actor, closure.organisationId) || undefined);
  return { closure };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "closureId");
  return submit(
    request,
    NothingForm,
    () => removeClosure(act, id),
    () => redirect(withNotice(paths.terms(), "removed")),
  );
}

export default function ClosureRemoval() {
  const { closure } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Remove closed days"
        lead="They become school days again, on which sessions are planned from now on."
        back={{ to: paths.terms(), text: "Terms and closed days" }}
      />
      <Confirmation
        reply={reply}
        press="Remove them"
        kind="warning"
        instead={{ to: paths.terms(), text: "Cancel" }}
      >
        <SummaryList
          rows={[
            { term: "Reason", value: closure.reason },
            { term: "Who is closed", value: closure.organisation ?? "Everybody" },
            { term: "First day", value: <Day value={closure.startsOn} /> },
            { term: "Last day", value: <Day value={closure.endsOn} /> },
          ]}
        />
      </Confirmation>
    </>
  );
}
