import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { CostBars } from "#app/components/cost-bars.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { paths } from "#app/core/paths.ts";
import { canSeeValue, scopeOf } from "#app/domain/reports/policy.ts";
import { publishedPlaces, whyHeldBack } from "#app/domain/reports/provider-value.ts";
import { listValue } from "#app/domain/reports/queries.server.ts";
import { found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { Caveats } from "#app/routes/value/caveats.tsx";
import { PublishedPlaces } from "#app/routes/value/published-places.tsx";
import { ValueTable } from "#app/routes/value/value-table.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Value for money") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  found(canSeeValue(act.actor) || undefined);
  const providers = await listValue(act);
  return {
    providers,
    published: publishedPlaces(),
    scope: scopeOf(act.actor),
    isProvider: act.actor.organisationKind === "provider",
    heldBack: providers.filter(({ heldBack }) => heldBack).map(({ providerName }) => providerName),
  };
}

export default function Value() {
  const { providers, published, scope, isProvider, heldBack } = useLoaderData<typeof loader>();
  const compared = providers.filter((provider) => !provider.heldBack);
  return (
    <>
      <PageHeader
        title="Value for money"
        lead="What was charged, beside what came of it. Transport is not in these figures."
        actions={
          providers.length > 0 ? (
            <ButtonLink kind="secondary" to={paths.valueCsv()} reloadDocument>
              Download as CSV
            </ButtonLink>
          ) : undefined
        }
      />
      <Notice
        title={
          scope === "authority" ? "These figures contain small numbers" : "Figures of your own placements"
        }
      >
        {scope === "authority"
          ? "They are whole, for use inside the authority. Do not publish them as they are."
          : "They rest on the placements you can see, and contain small numbers. Do not publish them as they are."}
        {isProvider ? " Placements that ended more than 90 days ago are no longer among them." : null}
      </Notice>
      <Section title="Providers">
        <ValueTable
          providers={providers}
          empty={
            <EmptyState title="No figures yet">
              Figures appear when a month has been charged or a placement has ended.
            </EmptyState>
          }
        />
      </Section>
      {compared.length > 0 ? (
        <Section title="A full-time place for a year" lead="Beside the council's own published figures.">
          <CostBars
            label="Cost of a full-time place for a year"
            bars={[
              ...compared.map(({ providerName, perPlace }) => ({
                label: providerName,
                pence: perPlace.pence,
                text: perPlace.text,
              })),
              ...published.map(({ name, year, pence }) => ({
                label: `${name}, ${year}`,
                pence,
                text: "",
                isReference: true,
              })),
            ]}
          />
        </Section>
      ) : null}
      {heldBack.length > 0 ? (
        <p className="prose mt-4">
          {whyHeldBack} Held back from the comparison: {heldBack.join(", ")}.
        </p>
      ) : null}
      <Section title="The published figures">
        <PublishedPlaces places={published} />
      </Section>
      <Caveats />
    </>
  );
}
