import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { OfferFields } from "#app/components/offer-fields.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { draftOffer } from "#app/domain/menu/draft-offer.server.ts";
import { DraftForm } from "#app/domain/menu/forms.ts";
import { canDraftOffer } from "#app/domain/menu/policy.ts";
import { listOwnSites } from "#app/domain/menu/queries.server.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Draft an offer") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  if (!canDraftOffer(act.actor, act.actor.organisationId)) throw new Response("Not allowed", { status: 403 });
  return { id: crypto.randomUUID(), sites: await listOwnSites(act) };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    DraftForm,
    (form) => draftOffer(act, form),
    (id) => redirect(withNotice(paths.offer(id), "offer-drafted")),
  );
}

export default function NewOffer() {
  const { id, sites } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (sites.length === 0) {
    return (
      <>
        <PageHeader title="Draft an offer" back={{ to: paths.offers(), text: "Offers" }} />
        <EmptyState
          title="Add a site first"
          action={<ButtonLink to={paths.newSite()}>Add a site</ButtonLink>}
        >
          Every offer takes place at one of your sites.
        </EmptyState>
      </>
    );
  }
  return (
    <PortalForm
      reply={reply}
      defaults={{
        id,
        tier: "time_limited",
        transport: "none",
        charged: "booked",
        vatTreatment: "exempt",
        siteId: sites.length === 1 ? sites[0]?.id : undefined,
        amStarts: "09:00",
        amEnds: "12:00",
        pmStarts: "12:30",
        pmEnds: "15:00",
      }}
    >
      <PageHeader
        title="Draft an offer"
        lead="Price and places come next. Nobody sees a draft but you and the authority."
        back={{ to: paths.offers(), text: "Offers" }}
      />
      <Hidden name="id" value={reply?.values.id?.toString() ?? id} />
      <OfferFields sites={sites} />
      <ButtonGroup>
        <Button>Save draft</Button>
        <TextLink to={paths.offers()}>Cancel</TextLink>
      </ButtonGroup>
    </PortalForm>
  );
}
