import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { findStoppable, stopLetters } from "#app/domain/menu/saved/stop-letters.server.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { actOf } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Stop letters about a search") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await actOf(request);
  return { search: found(await findStoppable(act, idFrom(params, "savedId"), params.token ?? "")) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await actOf(request);
  const savedId = idFrom(params, "savedId");
  const token = params.token ?? "";
  return submit(
    request,
    NothingForm,
    () => stopLetters(act, savedId, token),
    () => redirect(paths.stopLetters(savedId, token)),
  );
}

/** Opening the address alone stops nothing: programs that look through letters open every address in them. */
export default function Stopping() {
  const { search } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader title="Stop letters about a search" caption={search.name} />
      {search.alerts ? (
        <PortalForm reply={reply}>
          <Button>Stop the letters</Button>
        </PortalForm>
      ) : (
        <Notice tone="success" title="You get no more letters about this search">
          It is still among your <TextLink to={paths.savedSearches()}>kept searches</TextLink>, where you can
          turn them on again.
        </Notice>
      )}
    </>
  );
}
