import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Select } from "#app/components/select.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { MoveForm } from "#app/domain/quality/frameworks/forms.ts";
import { moveStandard } from "#app/domain/quality/frameworks/move-standard.server.ts";
import { sectionsOf } from "#app/domain/quality/frameworks/order.ts";
import { findStandard } from "#app/domain/quality/frameworks/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { draftOf } from "#app/routes/frameworks/drafting.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Move a standard") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { framework, standard } = found(await findStandard(act, idFrom(params, "standardId")));
  const { id, name, version, standards } = draftOf(act.actor, framework);
  return {
    framework: { id, name, version },
    text: standard.text,
    places: sectionsOf(standards).flatMap((section) => [
      { value: `top:${section}`, text: `First of “${section}”` },
      ...standards
        .filter((other) => other.section === section && other.id !== standard.id)
        .map((other) => ({ value: `after:${other.id}`, text: `After “${other.text}”` })),
    ]),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "standardId");
  const { framework } = found(await findStandard(act, id));
  return submit(
    request,
    MoveForm,
    (form) => moveStandard(act, id, form),
    () => redirect(withNotice(paths.framework(framework.id), "moved")),
  );
}

export default function StandardMove() {
  const { framework, text, places } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Move a standard"
        caption={`${framework.name}, version ${framework.version}`}
        back={{ to: paths.framework(framework.id), text: "The framework" }}
      />
      <p className="prose font-semibold">{text}</p>
      <PortalForm reply={reply}>
        <Select name="place" label="Where it goes" options={places} empty="Choose a place" width="full" />
        <ButtonGroup>
          <Button>Move it</Button>
          <TextLink to={paths.framework(framework.id)}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
