import { Tabs } from "#app/components/tabs.tsx";
import { paths } from "#app/core/paths.ts";

/** The parts of the officers' desk. */
export function DeskTabs() {
  return (
    <Tabs
      label="The desk"
      tabs={[
        { to: paths.assurance(), text: "Today" },
        { to: paths.assessments(), text: "Applications" },
        { to: paths.deskEvidence(), text: "Evidence" },
        { to: paths.deskConditions(), text: "Conditions" },
        { to: paths.visits(), text: "Visits" },
        { to: paths.concerns(), text: "Concerns" },
        { to: paths.changes(), text: "Changes" },
      ]}
    />
  );
}
