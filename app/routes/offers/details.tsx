import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { OfferFields } from "#app/components/offer-fields.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { amendOffer } from "#app/domain/menu/amend-offer.server.ts";
import { DetailsForm } from "#app/domain/menu/forms.ts";
import { canManageOffer } from "#app/domain/menu/policy.ts";
import { findOffer, listOwnSites } from "#app/domain/menu/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Details of the offer") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const offer = found(await findOffer(act, idFrom(params, "offerId")));
  if (!canManageOffer(act.actor, offer)) throw new Response("Not allowed", { status: 403 });
  return { offer, sites: await listOwnSites(act) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "offerId");
  return submit(
    request,
    DetailsForm,
    (form) => amendOffer(act, id, form),
    () => redirect(withNotice(paths.offer(id), "saved")),
  );
}

export default function Details() {
  const { offer, sites } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <PortalForm reply={reply} defaults={defaultsOf(offer)}>
      <PageHeader
        title="Details of the offer"
        caption={offer.title}
        lead={offer.status === "published" ? "What is agreed in placements stays as it was." : undefined}
        back={{ to: paths.offer(offer.id), text: "Offer" }}
      />
      <OfferFields sites={sites} />
      <ButtonGroup>
        <Button>Save details</Button>
        <TextLink to={paths.offer(offer.id)}>Cancel</TextLink>
      </ButtonGroup>
    </PortalForm>
  );
}

function defaultsOf(offer: ReturnType<typeof useLoaderData<typeof loader>>["offer"]) {
  const time = (value: string | null) => value?.slice(0, 5) ?? "";
  return {
    title: offer.title,
    summary: offer.summary,
    description: offer.description,
    kind: offer.kind,
    tier: offer.tier,
    qualifications: offer.qualifications,
    groupSize: String(offer.groupSize),
    needs: offer.needs,
    keyStages: offer.keyStages,
    siteId: offer.siteId,
    amStarts: time(offer.amStarts),
    amEnds: time(offer.amEnds),
    pmStarts: time(offer.pmStarts),
    pmEnds: time(offer.pmEnds),
    transport: offer.transport,
    charged: offer.charged,
    noticeDays: offer.noticeDays > 0 ? String(offer.noticeDays) : "",
    vatTreatment: offer.vatTreatment,
    vatRatePercent: offer.vatRatePercent > 0 ? String(offer.vatRatePercent) : "",
    priceIsPrivate: offer.priceIsPrivate ? "yes" : "",
  };
}
