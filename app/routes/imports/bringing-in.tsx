import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Confirmation } from "#app/components/confirmation.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { bringInImport } from "#app/domain/imports/bring-in-import.server.ts";
import { fateNames, fates } from "#app/domain/imports/fates.ts";
import { findImport } from "#app/domain/imports/queries.server.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Bring in a file") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { id, fileName, kind, counts } = found(await findImport(act, idFrom(params, "importId")));
  return { id, fileName, kind, counts };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "importId");
  return submit(
    request,
    NothingForm,
    () => bringInImport(act, id),
    (counts) => {
      const brought = counts.new + counts.changed > 0;
      return redirect(withNotice(paths.importOf(id), brought ? "brought-in" : "none-brought-in"));
    },
  );
}

const becomes = {
  providers:
    "New providers are recorded: they are known and not assured, have no registration, and cannot be commissioned from the menu.",
  evidence:
    "New evidence stands in the register without its file, with the note of where the paper is kept. It counts for nothing until an officer has checked it.",
} as const;

export default function BringingIn() {
  const { id, fileName, kind, counts } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Bring in the file"
        caption={fileName}
        lead={becomes[kind]}
        back={{ to: paths.importOf(id), text: fileName }}
      />
      <Confirmation reply={reply} press="Bring it in" instead={{ to: paths.importOf(id), text: "Cancel" }}>
        <SummaryList
          rows={fates.map((fate) => ({ term: fateNames[fate], value: counts[fate].toLocaleString("en-GB") }))}
        />
        <p className="prose">
          It is brought in as a whole or not at all. Refused rows are left out: mend them in the file and
          choose it again, what is here already stays as it is.
        </p>
      </Confirmation>
    </>
  );
}
