import type { Role } from "#app/core/words/people.ts";

/** The named people of the demonstration story: one for every role, and a second school and provider to try the walls with. */
export const personas = [
  {
    key: "development-officer",
    name: "Devi Okafor",
    role: "development_officer",
    organisation: "Rotherham (demonstration)",
  },
  {
    key: "second-development-officer",
    name: "Sam Whitaker",
    role: "development_officer",
    organisation: "Rotherham (demonstration)",
  },
  {
    key: "commissioning-officer",
    name: "Colm Reddy",
    role: "commissioning_officer",
    organisation: "Rotherham (demonstration)",
  },
  {
    key: "finance-officer",
    name: "Fiona Marsh",
    role: "finance_officer",
    organisation: "Rotherham (demonstration)",
  },
  {
    key: "authority-lead",
    name: "Alex Lindqvist",
    role: "authority_lead",
    organisation: "Rotherham (demonstration)",
  },
  { key: "school-lead", name: "Shona Bell", role: "school_lead", organisation: "Clifton Community School" },
  {
    key: "school-approver",
    name: "Anil Mistry",
    role: "school_approver",
    organisation: "Clifton Community School",
  },
  {
    key: "second-school-approver",
    name: "Grace Tandy",
    role: "school_approver",
    organisation: "Clifton Community School",
  },
  { key: "other-school-lead", name: "Owen Pryce", role: "school_lead", organisation: "Wath Academy" },
  { key: "other-school-approver", name: "Una Frost", role: "school_approver", organisation: "Wath Academy" },
  {
    key: "partnership-coordinator",
    name: "Priya Nair",
    role: "partnership_coordinator",
    organisation: "Central partnership",
  },
  {
    key: "provider-manager",
    name: "Marek Dunne",
    role: "provider_manager",
    organisation: "Brackenfold Motor Workshop (fictional)",
  },
  {
    key: "provider-staff",
    name: "Tess Ibbotson",
    role: "provider_staff",
    organisation: "Brackenfold Motor Workshop (fictional)",
  },
  {
    key: "provider-safeguarding-lead",
    name: "Joy Adeyemi",
    role: "provider_safeguarding_lead",
    organisation: "Brackenfold Motor Workshop (fictional)",
  },
  {
    key: "other-provider-manager",
    name: "Nell Harker",
    role: "provider_manager",
    organisation: "Heron Lane Studio (fictional)",
  },
  {
    key: "new-provider-manager",
    name: "Idris Cole",
    role: "provider_manager",
    organisation: "Saltersbrook Outdoor Learning (fictional)",
  },
] as const satisfies readonly { key: string; name: string; role: Role; organisation: string }[];

export type Persona = (typeof personas)[number];
export type PersonaKey = Persona["key"];

/** Nobody receives mail at this address: the domain is reserved for examples. */
export const personaEmail = (key: PersonaKey) => `${key}@demonstration.example`;
