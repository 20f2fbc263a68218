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
import { canRunMarket } from "#app/domain/market/policy.ts";
import { findGap } from "#app/domain/market/queries.server.ts";
import { withdrawGap } from "#app/domain/market/withdraw-gap.server.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Withdraw from the market") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const gap = found(await findGap(act, idFrom(params, "gapId")));
  allowed(canRunMarket(act.actor), "Only a development officer or the authority lead may withdraw this");
  return { gap };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const gapId = idFrom(params, "gapId");
  return submit(
    request,
    NothingForm,
    () => withdrawGap(act, gapId),
    () => redirect(withNotice(paths.gap(gapId), "gap-withdrawn")),
  );
}

export default function GapWithdrawal() {
  const { gap } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Withdraw from the market"
        caption={gap.title}
        lead="Nobody but officers sees it from then on. Interest that was registered stays."
        back={{ to: paths.gap(gap.id), text: gap.title }}
      />
      <Confirmation
        reply={reply}
        press="Withdraw"
        kind="warning"
        instead={{ to: paths.gap(gap.id), text: "Cancel" }}
      />
    </>
  );
}
