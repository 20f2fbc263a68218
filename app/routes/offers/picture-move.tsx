import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { OfferPicture } from "#app/components/offer-picture.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { PictureMoveForm } from "#app/domain/menu/pictures/forms.ts";
import { moveOfferPicture } from "#app/domain/menu/pictures/move-offer-picture.server.ts";
import { findPictures } from "#app/domain/menu/pictures/queries.server.ts";
import { canManageOffer } from "#app/domain/menu/policy.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Move a picture") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { offer, pictures } = found(await findPictures(act, idFrom(params, "offerId")));
  allowed(canManageOffer(act.actor, offer), "Only the provider's manager puts pictures in order");
  const pictureId = idFrom(params, "pictureId");
  return { offer, picture: found(pictures.find(({ id }) => id === pictureId)) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const offerId = idFrom(params, "offerId");
  const pictureId = idFrom(params, "pictureId");
  return submit(
    request,
    PictureMoveForm,
    ({ direction }) => moveOfferPicture(act, offerId, { pictureId, direction }),
    () => redirect(withNotice(paths.offerPictures(offerId), "moved")),
  );
}

export default function PictureMove() {
  const { offer, picture } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Move a picture"
        caption={offer.title}
        back={{ to: paths.offerPictures(offer.id), text: "Pictures" }}
      />
      <div className="max-w-sm">
        <OfferPicture offerId={offer.id} picture={picture} />
      </div>
      <PortalForm reply={reply}>
        <Radios
          name="direction"
          label="Where to"
          options={[
            { value: "earlier", text: "One place earlier" },
            { value: "later", text: "One place later" },
          ]}
        />
        <ButtonGroup>
          <Button>Move the picture</Button>
          <TextLink to={paths.offerPictures(offer.id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
