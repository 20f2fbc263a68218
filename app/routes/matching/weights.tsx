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
import { Field } from "#app/components/field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { WeightsForm } from "#app/domain/matching/forms.ts";
import { canSetWeights } from "#app/domain/matching/policy.ts";
import { setWeights } from "#app/domain/matching/set-weights.server.ts";
import { findWeights } from "#app/domain/matching/weights.server.ts";
import { matchingRules, weightNames } from "#app/domain/matching/weights.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Change the weights") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canSetWeights(act.actor), "Only the authority's lead sets how matches are weighed");
  const weights = Object.entries(await findWeights(act)).map(([name, value]) => [name, String(value)]);
  return { defaults: Object.fromEntries(weights) as Record<string, string> };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    WeightsForm,
    (form) => setWeights(act, form),
    () => redirect(withNotice(paths.matchingRules(), "saved")),
  );
}

export default function MatchingWeights() {
  const { defaults } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Change the weights"
        lead="From 0 to 100 each. Whoever commissions can read them."
        back={{ to: paths.matchingRules(), text: "How matches are put in order" }}
      />
      <PortalForm reply={reply} defaults={defaults}>
        {weightNames.map((name) => (
          <Field
            key={name}
            name={name}
            label={matchingRules[name].title}
            hint={matchingRules[name].says}
            width="tiny"
            inputMode="numeric"
          />
        ))}
        <Field
          name="farMiles"
          label="Far distance"
          hint="From here on distance earns nothing"
          suffix="miles"
          width="short"
          inputMode="numeric"
        />
        <ButtonGroup>
          <Button>Save the weights</Button>
          <TextLink to={paths.matchingRules()}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
