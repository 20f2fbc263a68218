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
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { canKeepLocalMenu } from "#app/domain/menu/local/policy.ts";
import { findLocalEntry } from "#app/domain/menu/local/queries.server.ts";
import { unpinOffer } from "#app/domain/menu/local/unpin-offer.server.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Take off our local menu") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const entry = found(await findLocalEntry(act, idFrom(params, "offerId")));
  allowed(
    canKeepLocalMenu(act.actor, act.actor.organisationId),
    "A partnership's coordinator keeps its local menu",
  );
  return { entry };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const offerId = idFrom(params, "offerId");
  return submit(
    request,
    NothingForm,
    () => unpinOffer(act, offerId),
    () => redirect(withNotice(paths.localMenu(), "removed")),
  );
}

export default function LocalEntryRemoval() {
  const { entry } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Take off our local menu"
        caption={entry.partnership}
        lead="Your schools still find it on the authority's menu."
        back={{ to: paths.localMenu(), text: "Local menu" }}
      />
      <Confirmation reply={reply} press="Take off" instead={{ to: paths.localMenu(), text: "Keep it" }} />
    </>
  );
}
