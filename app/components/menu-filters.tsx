import { useSearchParams } from "@remix-run/react";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { Field } from "#app/components/field.tsx";
import { MoneyField } from "#app/components/money-field.tsx";
import { Select } from "#app/components/select.tsx";
import {
  distances,
  type MenuChoice,
  type MenuOrder,
  menuChoiceNames,
  menuChoices,
  menuOrders,
} from "#app/domain/menu/menu-address.ts";

type MenuFiltersProps = {
  /** How many offers each value would show. */
  facets: Readonly<Record<(typeof menuChoices)[MenuChoice]["facet"], Readonly<Record<string, number>>>>;
  order: MenuOrder;
  /** The postcode that distances are measured from, when there is one. */
  from: string | undefined;
  hasPlace: boolean;
  hasWords: boolean;
};

/** The fields by which the menu is searched, with live counts; only what would show something can be chosen. */
export function MenuFilters({ facets, order, from, hasPlace, hasWords }: MenuFiltersProps) {
  const [params] = useSearchParams();
  const orders = (Object.keys(menuOrders) as MenuOrder[]).filter(
    (one) => (one !== "distance" || hasPlace) && (one !== "relevance" || hasWords),
  );
  return (
    <>
      <Field name="q" label="Words" hint="Such as motor vehicle, or SEMH" type="search" width="full" />
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
      <Select
        name="order"
        label="Order"
        defaultValue={order}
        options={orders.map((one) => ({ value: one, text: menuOrders[one] }))}
      />
      <MoneyField name="price_to" label="Price per session, at most" />
      {menuChoiceNames.map((name) => (
        <Choices key={name} name={name} counts={facets[menuChoices[name].facet]} />
      ))}
    </>
  );
}

function Choices({ name, counts }: { name: MenuChoice; counts: Readonly<Record<string, number>> }) {
  const [params] = useSearchParams();
  const chosen = params.getAll(name);
  const { label, names } = menuChoices[name];
  const options = Object.entries(names).flatMap(([value, text]) => {
    const count = counts[value] ?? 0;
    return count > 0 || chosen.includes(value) ? [{ value, text: `${text} (${count})` }] : [];
  });
  return options.length > 0 ? <Checkboxes name={name} label={label} options={options} /> : null;
}
