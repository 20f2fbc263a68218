import { randomUUID } from "node:crypto";
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
import { Hidden } from "#app/components/hidden.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { findAsked } from "#app/domain/menu/enquiries/queries.server.ts";
import { StartRequestForm } from "#app/domain/placements/forms.ts";
import { canRequest } from "#app/domain/placements/policy.ts";
import { requestFromEnquiry } from "#app/domain/placements/request-from-enquiry.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Make a request of the answer") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { enquiryId, offer, enquiry } = found(await findAsked(act, idFrom(params, "askedId")));
  allowed(
    canRequest(act.actor),
    "A school's lead or the authority's commissioning officer requests placements",
  );
  return { draftId: randomUUID(), enquiryId, offer, reference: enquiry.reference };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const askedId = idFrom(params, "askedId");
  return submit(
    request,
    StartRequestForm,
    ({ id }) => requestFromEnquiry(act, askedId, id),
    (draftId) => redirect(paths.request(draftId, "pupil")),
  );
}

export default function RequestOfAnswer() {
  const { draftId, enquiryId, offer, reference } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Make a request of the answer"
        caption={offer}
        lead="You name the pupil on the next page; the provider sees it when you send the request. The price is the offer's own: agree another with the provider before it accepts."
        back={{ to: paths.enquiry(enquiryId), text: `Enquiry ${reference}` }}
      />
      <PortalForm reply={reply}>
        <Hidden name="id" value={draftId} />
        <ButtonGroup>
          <Button>Start the request</Button>
          <TextLink to={paths.enquiry(enquiryId)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
