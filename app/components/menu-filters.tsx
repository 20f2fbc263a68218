import { useSearchParams } from "@remix-run/react";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { Field } from "#app/components/field.tsx";
import { FilterGroup } from "#app/components/filter-group.tsx";
import { MoneyField } from "#app/components/money-field.tsx";
import { Select } from "#app/components/select.tsx";
import { distances, type MenuOrder, menuOrders } from "#app/domain/menu/menu-address.ts";
import { type MenuChoice, menuChoices } from "#app/domain/menu/menu-choices.ts";

type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

type MenuFiltersProps = {
  /** How many offers each value would show. */
  facets: Counts;
  /** The postcode that distances are measured from, when there is one. */
  from: string | undefined;
  hasPlace: boolean;
  hasWords: boolean;
};

/** The fields by which the menu is searched, with live counts; only what would show something can be chosen. */
export function MenuFilters({ facets, from, hasPlace, hasWords }: MenuFiltersProps) {
  const [params] = useSearchParams();
  const chosen = (...names: string[]) => names.reduce((sum, name) => sum + params.getAll(name).length, 0);
  const choices = (...names: MenuChoice[]) =>
    names.map((name) => <Choices key={name} name={name} counts={facets[menuChoices[name].facet] ?? {}} />);
  return (
    <>
      <Field name="q" label="Words" hint="Such as motor vehicle, or SEMH" type="search" width="full" />
      {params.get("exact") === "yes" ? <input type="hidden" name="exact" value="yes" /> : null}
      <Order hasPlace={hasPlace} hasWords={hasWords} />
      <div className="mt-5">
        <FilterGroup title="Where" chosen={chosen("postcode", "within")} open>
          <Field
            name="postcode"
            label="Postcode"
            hint={from && !params.get("postcode") ? `Otherwise ${from}` : "To see how far away things are"}
            width="short"
            autoComplete="postal-code"
          />
          <Select
            name="within"
            label="Within"
            empty="Any distance"
            options={distances.map((miles) => ({
              value: miles,
              text: `${miles} ${miles === "1" ? "mile" : "miles"}`,
            }))}
          />
        </FilterGroup>
        {choices("need", "phase", "year", "kind", "tier")}
        <FilterGroup title="Price per session" chosen={chosen("price_from", "price_to")}>
          <MoneyField name="price_from" label="From" />
          <MoneyField name="price_to" label="To" />
        </FilterGroup>
        <FilterGroup title="Start and length" chosen={chosen("start", "weeks")}>
          <DayField name="start" label="A place by" />
          <Field
            name="weeks"
            label="For how long"
            suffix="weeks"
            width="short"
            inputMode="numeric"
            autoComplete="off"
          />
        </FilterGroup>
        {choices("half", "days", "qualification", "group", "provider", "transport", "access", "local")}
      </div>
    </>
  );
}

/** The usual order has no name in the address: the closest match first when words are given, none otherwise. */
function Order({ hasPlace, hasWords }: { hasPlace: boolean; hasWords: boolean }) {
  const [params] = useSearchParams();
  const usual: MenuOrder = hasWords ? "relevance" : "fair";
  const others = (Object.keys(menuOrders) as MenuOrder[]).filter(
    (one) =>
      one !== "relevance" &&
      one !== usual &&
      (one !== "distance" || hasPlace || params.get("order") === "distance"),
  );
  return (
    <Select
      name="order"
      label="Order"
      empty={menuOrders[usual]}
      options={others.map((one) => ({ value: one, text: menuOrders[one] }))}
    />
  );
}

function Choices({ name, counts }: { name: MenuChoice; counts: Readonly<Record<string, number>> }) {
  const [params] = useSearchParams();
  const chosen = params.getAll(name);
  const { label, hint, names } = menuChoices[name];
  const options = Object.entries(names).flatMap(([value, text]) => {
    const count = counts[value] ?? 0;
    return count > 0 || chosen.includes(value) ? [{ value, text: `${text} (${count})` }] : [];
  });
  if (options.length === 0) return null;
  return (
    <FilterGroup
      title={label}
      chosen={options.filter(({ value }) => chosen.includes(value)).length}
      open={name === "need"}
    >
      <Checkboxes
        name={name}
        label={<span className="sr-only">{label}</span>}
        {...(hint ? { hint } : {})}
        options={options}
      />
    </FilterGroup>
  );
}
