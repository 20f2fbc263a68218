import { Checkbox } from "#app/components/checkbox.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { Field } from "#app/components/field.tsx";
import { Radios } from "#app/components/radios.tsx";
import { Select } from "#app/components/select.tsx";
import { TextArea } from "#app/components/text-area.tsx";

type Choices = {
  sites: readonly { id: string; name: string }[];
  visitors: readonly { id: string; name: string }[];
};

/** When a visit is to be, where, and who goes. */
export function VisitFields({ sites, visitors }: Choices) {
  return (
    <>
      <DayField name="plannedOn" label="Day of the visit" />
      <Field name="startsAt" label="Starts at" type="time" width="short" />
      <SiteSelect sites={sites} />
      <VisitorSelect visitors={visitors} label="Who visits" />
      <Checkbox
        name="clashAccepted"
        text="Plan it even if the visitor has another visit that day"
        hint="Without this you are told of the other visit first"
      />
    </>
  );
}

export function AnnouncedField() {
  return (
    <Radios
      name="announced"
      label="Is the provider told?"
      options={[
        { value: "announced", text: "Announced", hint: "Its managers and safeguarding leads get an e-mail" },
        {
          value: "unannounced",
          text: "Unannounced",
          hint: "It sees nothing of the visit before it is recorded",
        },
      ]}
    />
  );
}

export function SiteSelect({ sites }: Pick<Choices, "sites">) {
  return (
    <Select
      name="siteId"
      label="Site"
      empty="None in particular"
      options={sites.map(({ id, name }) => ({ value: id, text: name }))}
    />
  );
}

function VisitorSelect({ visitors, label }: Pick<Choices, "visitors"> & { label: string }) {
  return (
    <Select
      name="visitorId"
      label={label}
      empty="Choose an officer"
      options={visitors.map(({ id, name }) => ({ value: id, text: name }))}
    />
  );
}

/** What is written down of a visit that took place. */
export function VisitRecordFields({ visitors }: Pick<Choices, "visitors">) {
  return (
    <>
      <DayField name="visitedOn" label="Day of the visit" />
      <VisitorSelect visitors={visitors} label="Who visited" />
      <TextArea
        name="report"
        label="What was seen"
        hint="Name no child. The report of the assessment begins from these notes"
        rows={10}
      />
    </>
  );
}
