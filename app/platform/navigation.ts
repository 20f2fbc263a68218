import type { Person } from "#app/core/actor.ts";
import { paths } from "#app/core/paths.ts";

type Link = { to: string; text: string };

const menu: Link = { to: paths.menu(), text: "Menu" };
const localMenu: Link = { to: paths.localMenu(), text: "Local menu" };
const enquiries: Link = { to: paths.enquiries(), text: "Enquiries" };
const placements: Link = { to: paths.placements(), text: "Placements" };
const statements: Link = { to: paths.statements(), text: "Statements" };
const people: Link = { to: paths.people(), text: "People" };
const value: Link = { to: paths.value(), text: "Value" };
const budgets: Link = { to: paths.budgets(), text: "Budgets" };
const pupils: Link = { to: paths.pupils(), text: "Pupils" };
const providers: Link = { to: paths.providers(), text: "Providers" };
const registers: Link = { to: paths.registers(), text: "Registers" };
/** For those whose pupils are out: where everyone is today. */
const whereabouts: Link = { to: paths.registers(), text: "Today" };
const outbox: Link = { to: paths.outbox(), text: "Sent mail" };
const market: Link = { to: paths.market(), text: "Market place" };
const concerns: Link = { to: paths.concerns(), text: "Concerns" };
const visits: Link = { to: paths.visits(), text: "Visits" };
const terms: Link = { to: paths.terms(), text: "Terms" };

const watch: Link = { to: paths.watch(), text: "Watch" };
const imports: Link = { to: paths.imports(), text: "Imports" };

const byRole: Record<Person["role"], readonly Link[]> = {
  development_officer: [
    { to: paths.assurance(), text: "Assurance" },
    providers,
    visits,
    concerns,
    menu,
    placements,
    pupils,
    market,
    value,
    watch,
    imports,
    outbox,
  ],
  commissioning_officer: [
    menu,
    enquiries,
    pupils,
    placements,
    whereabouts,
    providers,
    concerns,
    watch,
    value,
    outbox,
  ],
  finance_officer: [budgets, statements, placements, watch, terms, value, outbox],
  authority_lead: [
    { to: paths.assurance(), text: "Assurance" },
    providers,
    visits,
    concerns,
    menu,
    placements,
    pupils,
    market,
    budgets,
    statements,
    value,
    watch,
    terms,
    { to: paths.schools(), text: "Schools" },
    people,
    outbox,
    { to: paths.settings(), text: "Settings" },
  ],
  school_lead: [
    menu,
    localMenu,
    enquiries,
    pupils,
    placements,
    whereabouts,
    budgets,
    statements,
    value,
    terms,
    concerns,
  ],
  school_approver: [placements, menu, budgets, statements, value, terms, people],
  partnership_coordinator: [placements, menu, localMenu, pupils, whereabouts, budgets, value, concerns],
  provider_manager: [
    { to: paths.registration(), text: "Registration" },
    { to: paths.offers(), text: "Offers" },
    enquiries,
    placements,
    registers,
    statements,
    value,
    terms,
    people,
  ],
  provider_staff: [registers, placements],
  provider_safeguarding_lead: [placements, registers, { to: paths.registration(), text: "Registration" }],
};

/** Where a person can go from any page, by role; a visitor sees the menu and how to register. */
export function navigationFor(person: Person | undefined): readonly Link[] {
  return person
    ? byRole[person.role]
    : [
        menu,
        { ...market, text: "What we look for" },
        { to: paths.register(), text: "Register as a provider" },
      ];
}
