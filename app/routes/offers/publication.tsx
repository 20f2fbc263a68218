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
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TaskList } from "#app/components/task-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { canManageOffer } from "#app/domain/menu/policy.ts";
import { publishOffer } from "#app/domain/menu/publish-offer.server.ts";
import { findOffer } from "#app/domain/menu/queries.server.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Publish the offer") }];

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
    () => publishOffer(act, id),
    () => redirect(withNotice(paths.offer(id), "offer-published")),
  );
}

export default function Publication() {
  const { offer } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const to = { details: paths.offerDetails, price: paths.offerPrice, places: paths.offerPlaces };
  return (
    <>
      <PageHeader
        title="Publish the offer"
        caption={offer.title}
        back={{ to: paths.offer(offer.id), text: "Offer" }}
      />
      {offer.standing.listable ? null : (
        <Notice tone="warning" title="It will not be on the menu yet">
          You may publish now. The offer appears on the menu only once your standing allows it.{" "}
          {offer.standing.reasons.join(". ")}.
        </Notice>
      )}
      {offer.missing.length > 0 ? (
        <>
          <p className="prose mb-4">This is still missing:</p>
          <TaskList
            tasks={offer.missing.map(({ part, sentence }) => ({
              text: sentence,
              to: to[part](offer.id),
              status: { text: "Missing", tone: "warning" },
            }))}
          />
        </>
      ) : (
        <p className="prose">
          Schools, partnerships and the public can then find it on the menu, and schools can ask for a
          placement.
        </p>
      )}
      <PortalForm reply={reply}>
        <ButtonGroup>
          {offer.missing.length === 0 ? <Button>Publish</Button> : null}
          <TextLink to={paths.offer(offer.id)}>Not now</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
