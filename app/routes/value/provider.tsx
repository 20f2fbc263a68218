import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CostBars } from "#app/components/cost-bars.tsx";
import { Day } from "#app/components/day.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Money } from "#app/components/money.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { Stat } from "#app/components/stat.tsx";
import { Stats } from "#app/components/stats.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { outcomeResultNames } from "#app/core/words/outcomes.ts";
import { placementStatusNames } from "#app/core/words/placements.ts";
import { publishedPlaces, whyHeldBack } from "#app/domain/reports/provider-value.ts";
import { findProviderValue } from "#app/domain/reports/queries.server.ts";
import { whatIsNotShown } from "#app/domain/reports/value.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { Caveats } from "#app/routes/value/caveats.tsx";
import { PublishedPlaces } from "#app/routes/value/published-places.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Value of a provider") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  return {
    ...found(await findProviderValue(act, idFrom(params, "providerId"))),
    published: publishedPlaces(),
  };
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

export default function ProviderValuePage() {
  const { value, placements, published, sessionsInYear } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={value.providerName}
        caption="Value for money"
        lead="How each figure is worked out, from what was charged, attended and achieved."
        back={{ to: paths.value(), text: "Value for money" }}
      />
      <Stats>
        <Stat
          label="Per session attended"
          value={value.perSession.text}
          note={`${value.perSession.n} attended`}
        />
        <Stat
          label="Per full-time place"
          value={value.perPlace.text}
          note={`${value.perPlace.n} sessions charged, ${sessionsInYear} in a year`}
        />
        <Stat
          label="Per success"
          value={value.perSuccess.text}
          note={`${value.met} of ${value.withResult} with a result`}
        />
      </Stats>
      {value.heldBack ? <Notice title="Few placements have ended">{whyHeldBack}</Notice> : null}
      <Working value={value} />
      <Section title="Beside the published figures">
        <CostBars
          label="Cost of a full-time place for a year"
          bars={[
            { label: value.providerName, pence: value.perPlace.pence, text: value.perPlace.text },
            ...published.map(({ name, year, pence }) => ({
              label: `${name}, ${year}`,
              pence,
              text: "",
              isReference: true,
            })),
          ]}
        />
        <div className="mt-4">
          <PublishedPlaces places={published} />
        </div>
      </Section>
      <Placements placements={placements} />
      <Caveats />
    </>
  );
}

function Working({ value }: { value: Shown["value"] }) {
  return (
    <Section title="The working">
      <SummaryList
        rows={[
          { term: "Placements", value: `${value.placements}, of which ${value.ended} have ended` },
          { term: "Charged so far", value: <Money pence={value.chargedPence} /> },
          { term: "Sessions charged", value: value.sessionsCharged },
          { term: "Sessions attended in the months charged", value: value.sessionsAttended },
          { term: "Not reported when charged", value: value.notReported },
          {
            term: "Cost per session attended",
            value: <Worked figure={value.perSession} caveat={whatIsNotShown.costPerSessionAttended} />,
          },
          {
            term: "Cost per full-time place",
            value: <Worked figure={value.perPlace} caveat={whatIsNotShown.costPerFullTimePlace} />,
          },
          {
            term: "Cost per success",
            value: <Worked figure={value.perSuccess} caveat={whatIsNotShown.costPerSuccess} />,
          },
        ]}
      />
    </Section>
  );
}

function Worked({ figure, caveat }: { figure: { text: string; working: string }; caveat: string }) {
  return (
    <>
      <p>
        {figure.working} = <span className="font-semibold">{figure.text}</span>
      </p>
      <p className="text-sm text-soft">{caveat}</p>
    </>
  );
}

function Placements({ placements }: Pick<Shown, "placements">) {
  return (
    <Section title="Placements">
      <Table
        caption="The placements these figures rest on"
        captionHidden
        rows={placements}
        keyOf={({ id }) => id}
        columns={[
          {
            head: "Placement",
            cell: (row) => <TextLink to={paths.placement(row.id)}>{row.reference}</TextLink>,
          },
          { head: "Status", cell: ({ status }) => placementStatusNames[status] },
          { head: "Ended", cell: ({ endedOn }) => (endedOn ? <Day value={endedOn} /> : "–") },
          { head: "Charged", numeric: true, cell: (row) => <Money pence={row.chargedPence} /> },
          { head: "Sessions charged", numeric: true, cell: (row) => row.sessionsCharged },
          {
            head: "Success test",
            cell: ({ result }) => (result === null ? "Not recorded" : outcomeResultNames[result]),
          },
        ]}
      />
    </Section>
  );
}
