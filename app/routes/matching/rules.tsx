import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Table } from "#app/components/table.tsx";
import { paths } from "#app/core/paths.ts";
import { canReadRules, canSetWeights } from "#app/domain/matching/policy.ts";
import { findWeights } from "#app/domain/matching/weights.server.ts";
import { matchingRules, weightNames } from "#app/domain/matching/weights.ts";
import { allowed } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("How matches are put in order") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canReadRules(act.actor), "Commissioners and officers read how matches are put in order");
  return { weights: await findWeights(act), maySet: canSetWeights(act.actor) };
}

export default function MatchingRules() {
  const { weights, maySet } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="How matches are put in order"
        lead="Every rule there is and what it weighs here. Nothing else counts: no provider pays for its place, and none is left out that can be commissioned and takes the child’s year."
        actions={
          maySet ? <ButtonLink to={paths.matchingWeights()}>Change the weights</ButtonLink> : undefined
        }
      />
      <Table
        caption="The rules"
        captionHidden
        rows={weightNames.map((name) => ({ name, ...matchingRules[name], weight: weights[name] }))}
        keyOf={({ name }) => name}
        columns={[
          { head: "Rule", cell: ({ title }) => title },
          { head: "What it says", cell: ({ says }) => says },
          {
            head: "Weight",
            numeric: true,
            cell: ({ name, weight }) => (name === "tried" ? `−${weight}` : weight),
          },
        ]}
      />
      <div className="prose mt-6">
        <p>The far distance is {weights.farMiles} miles in a straight line.</p>
        <p>
          An offer “fits wholly” when it takes the year, is made for at least one of the needs, has a place on
          every half day wanted, lasts as long as is wanted and costs no more than is left. Among offers with
          the same points the order is by lot and stays the same. At most 300 offers are weighed, the nearest
          to the child’s home first; where the home is not known they are not by distance. That a child was
          with a provider before, until the placement’s planned end, is shown and changes no points.
        </p>
      </div>
    </>
  );
}
