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
import { closeEnquiry } from "#app/domain/menu/enquiries/close-enquiry.server.ts";
import { canCloseEnquiry } from "#app/domain/menu/enquiries/policy.ts";
import { findEnquiry } from "#app/domain/menu/enquiries/queries.server.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Close the enquiry") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const enquiry = found(await findEnquiry(act, idFrom(params, "enquiryId")));
  allowed(canCloseEnquiry(act.actor, enquiry), "Only who asked may close the enquiry");
  const silent = enquiry.answers.filter(({ answer }) => answer === null).length;
  return { id: enquiry.id, reference: enquiry.reference, silent };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const enquiryId = idFrom(params, "enquiryId");
  return submit(
    request,
    NothingForm,
    () => closeEnquiry(act, enquiryId),
    () => redirect(withNotice(paths.enquiry(enquiryId), "enquiry-closed")),
  );
}

export default function Closing() {
  const { id, reference, silent } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const told =
    silent === 0
      ? "Everybody has answered."
      : `${silent} ${silent === 1 ? "provider has" : "providers have"} not answered and will be told that nothing is waited for.`;
  return (
    <>
      <PageHeader
        title="Close the enquiry"
        caption={reference}
        lead={`${told} The answers stay here to be read.`}
        back={{ to: paths.enquiry(id), text: `Enquiry ${reference}` }}
      />
      <Confirmation
        reply={reply}
        press="Close the enquiry"
        instead={{ to: paths.enquiry(id), text: "Keep it open" }}
      />
    </>
  );
}
