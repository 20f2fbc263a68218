import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { FileField } from "#app/components/file-field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { Notice } from "#app/components/notice.tsx";
import { OfferPicture } from "#app/components/offer-picture.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { addOfferPicture } from "#app/domain/menu/pictures/add-offer-picture.server.ts";
import { mostPictures, PictureForm } from "#app/domain/menu/pictures/forms.ts";
import { findPictures } from "#app/domain/menu/pictures/queries.server.ts";
import { canManageOffer } from "#app/domain/menu/policy.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data ? `Pictures of ${data.offer.title}` : "Pictures") },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { offer, pictures } = found(await findPictures(act, idFrom(params, "offerId")));
  const mayManage = canManageOffer(act.actor, offer) && offer.status !== "withdrawn";
  return { id: crypto.randomUUID(), offer, pictures, mayManage };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const offerId = idFrom(params, "offerId");
  return submit(
    request,
    PictureForm,
    (form) => addOfferPicture(act, offerId, form),
    () => redirect(withNotice(paths.offerPictures(offerId), "added")),
  );
}

export default function Pictures() {
  const { id, offer, pictures, mayManage } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Pictures"
        caption={offer.title}
        lead="The first one stands on the card of the offer; all of them on its page."
        back={{ to: paths.offer(offer.id), text: offer.title }}
      />
      {pictures.length > 0 ? (
        <PictureList />
      ) : (
        <EmptyState title="No pictures yet">
          A picture of the room, the workshop or what is made there tells a child more than words. Show no
          child by whom it could be recognised.
        </EmptyState>
      )}
      {mayManage && pictures.length >= mostPictures ? (
        <Notice>An offer shows up to {mostPictures} pictures. Remove one to add another.</Notice>
      ) : null}
      {mayManage && pictures.length < mostPictures ? (
        <Section title="Add a picture">
          <PortalForm key={pictures.length} reply={reply} multipart>
            <Hidden name="id" value={id} />
            <FileField
              name="file"
              label="Picture"
              hint="PNG or JPEG, up to 10 MB, best wider than high. Where and when it was taken is removed from it"
              accept=".png,.jpg,.jpeg"
            />
            <Field
              name="alternative"
              label="What the picture shows"
              hint="For people who do not see it, such as: two work benches with an engine on each"
              width="full"
            />
            <ButtonGroup>
              <Button>Add the picture</Button>
            </ButtonGroup>
          </PortalForm>
        </Section>
      ) : null}
    </>
  );
}

function PictureList() {
  const { offer, pictures, mayManage } = useLoaderData<typeof loader>();
  return (
    <ol className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {pictures.map((picture, index) => (
        <li key={picture.id} className="min-w-0 rounded-md border border-line bg-white p-3">
          <OfferPicture offerId={offer.id} picture={picture} />
          <p className="mt-2">
            <span className="font-semibold">{index + 1}.</span> {picture.alternative}
          </p>
          {mayManage ? (
            <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
              {pictures.length > 1 ? (
                <PortalForm action={paths.pictureMove(offer.id, picture.id)}>
                  <div className="flex flex-wrap gap-2">
                    {index > 0 ? <MoveButton number={index + 1} direction="earlier" /> : null}
                    {index < pictures.length - 1 ? <MoveButton number={index + 1} direction="later" /> : null}
                  </div>
                </PortalForm>
              ) : null}
              <TextLink to={paths.pictureRemoval(offer.id, picture.id)}>
                Remove<span className="sr-only"> picture {index + 1}</span>
              </TextLink>
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function MoveButton({ number, direction }: { number: number; direction: "earlier" | "later" }) {
  return (
    <Button kind="secondary" name="direction" value={direction}>
      Move {direction}
      <span className="sr-only"> picture {number}</span>
    </Button>
  );
}
