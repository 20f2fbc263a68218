import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Confirmation } from "#app/components/confirmation.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { OfferPicture } from "#app/components/offer-picture.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { findPictures } from "#app/domain/menu/pictures/queries.server.ts";
import { removeOfferPicture } from "#app/domain/menu/pictures/remove-offer-picture.server.ts";
import { canManageOffer } from "#app/domain/menu/policy.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Remove a picture") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { offer, pictures } = found(await findPictures(act, idFrom(params, "offerId")));
  allowed(canManageOffer(act.actor, offer), "Only the provider's manager removes pictures");
  const pictureId = idFrom(params, "pictureId");
  return { offer, picture: found(pictures.find(({ id }) => id === pictureId)) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const offerId = idFrom(params, "offerId");
  const pictureId = idFrom(params, "pictureId");
  return submit(
    request,
    NothingForm,
    () => removeOfferPicture(act, offerId, pictureId),
    () => redirect(withNotice(paths.offerPictures(offerId), "removed")),
  );
}

export default function PictureRemoval() {
  const { offer, picture } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Remove a picture"
        caption={offer.title}
        back={{ to: paths.offerPictures(offer.id), text: "Pictures" }}
      />
      <div className="max-w-sm">
        <OfferPicture offerId={offer.id} picture={picture} />
      </div>
      <p className="prose mt-4">
        It is taken off the menu at once, and its file is deleted. It cannot be brought back.
      </p>
      <Confirmation
        reply={reply}
        press="Remove the picture"
        kind="warning"
        instead={{ to: paths.offerPictures(offer.id), text: "Cancel" }}
      />
    </>
  );
}
