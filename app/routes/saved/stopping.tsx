import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { type Params, useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { StopForm } from "#app/domain/menu/saved/forms.ts";
import { findStoppable, stopLetters } from "#app/domain/menu/saved/stop-letters.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { actOf } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Stop letters about a search") }];

const stopIn = (request: Request, params: Params) => ({
  savedId: idFrom(params, "savedId"),
  token: params.token ?? "",
  isAll: new URL(request.url).searchParams.get("all") === "yes",
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await actOf(request);
  const stop = stopIn(request, params);
  return { search: found(await findStoppable(act, stop)), isAll: stop.isAll };
}

/** A mail program that sends for its reader what RFC 8058 has it send is answered at once: it follows no redirect. */
export async function action({ request, params }: ActionFunctionArgs) {
  const act = await actOf(request);
  const stop = stopIn(request, params);
  const goOn = () => redirect(paths.stopLetters(stop.savedId, stop.token, stop.isAll));
  return submit(
    request,
    StopForm,
    async ({ "List-Unsubscribe": press }) => {
      await stopLetters(act, stop);
      return press === "One-Click";
    },
    (isByProgram) => (isByProgram ? json(null) : goOn()),
  );
}

/** Opening the address alone stops nothing: programs that look through letters open every address in them. */
export default function Stopping() {
  const { search, isAll } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const title = isAll ? "Stop letters about your searches" : "Stop letters about a search";
  const which = isAll ? "your searches" : "this search";
  return (
    <>
      <PageHeader
        title={title}
        caption={isAll ? undefined : search.name}
        lead={
          isAll && search.alerts ? "One press stops the letters about every search that you keep." : undefined
        }
      />
      {search.alerts ? (
        <PortalForm reply={reply}>
          <Button>Stop the letters</Button>
        </PortalForm>
      ) : (
        <Notice tone="success" title={`You get no more letters about ${which}`}>
          {isAll ? "They are still among your " : "It is still among your "}
          <TextLink to={paths.savedSearches()}>kept searches</TextLink>, where you can turn{" "}
          {isAll ? "letters" : "them"} on again.
        </Notice>
      )}
    </>
  );
}
