import { Tabs } from "#app/components/tabs.tsx";
import { paths } from "#app/core/paths.ts";

/** The parts of the market place, for the officers who run it. */
export function MarketTabs() {
  return (
    <Tabs
      label="Market place"
      tabs={[
        { to: paths.market(), text: "What the area looks for" },
        { to: paths.interests(), text: "Interest in providing" },
        { to: paths.marketEvents(), text: "Events" },
      ]}
    />
  );
}
