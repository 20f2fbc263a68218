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
import { canManageOffer } from "#app/domain/menu/policy.ts";
import { findOffer } from "#app/domain/menu/queries.server.ts";
import { withdrawOffer } from "#app/domain/menu/withdraw-offer.server.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Withdraw the offer") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const offer = found(await findOffer(act, idFrom(params, "offerId")));
  if (!canManageOffer(act.actor, offer)) throw new Response("Not allowed", { status: 403 });
  return { offer };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "offerId");
  return submit(
    request,
    NothingForm,
    () => withdrawOffer(act, id),
    () => redirect(withNotice(paths.offer(id), "offer-withdrawn")),
  );
}

export default function Withdrawal() {
  const { offer } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Withdraw the offer"
        caption={offer.title}
        back={{ to: paths.offer(offer.id), text: "Offer" }}
      />
      <p className="prose">
        It leaves the menu at once and nobody new can ask for it. Placements already agreed go on as they are.
        You can publish it again later.
      </p>
      <Confirmation
        reply={reply}
        press="Withdraw from the menu"
        kind="warning"
        instead={{ to: paths.offer(offer.id), text: "Keep it on the menu" }}
      />
    </>
  );
}
