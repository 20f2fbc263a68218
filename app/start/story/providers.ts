/** Invented providers of every kind. None of them exists; the names say so. */
import type { Practice, ProviderKind, SiteKind } from "#app/core/words/providers.ts";

/** How far a provider has come: what the story does with it after registering it. */
export type Progress =
  | "draft"
  | "submitted"
  | "in_check"
  | "shared"
  | "corrected"
  | "proposed"
  | "declined"
  | "approved"
  | "conditions"
  | "suspended"
  | "lapsed";

export type ProviderRow = {
  key: string;
  name: string;
  kind: ProviderKind;
  progress: Progress;
  about: string;
  /** What it does besides employing staff, which all of them do. */
  practices?: readonly Practice[];
  sites: readonly { name: string; kind: SiteKind; address: string; postcode: string }[];
};

const site = (name: string, address: string, postcode: string, kind: SiteKind = "main") => ({
  name,
  kind,
  address,
  postcode,
});

export const providerRows: readonly ProviderRow[] = [
  {
    key: "brackenfold",
    name: "Brackenfold Motor Workshop (fictional)",
    kind: "non_school",
    progress: "approved",
    about:
      "A working garage with two teaching bays, where small groups learn to service, repair and respray cars and motorcycles.",
    practices: ["practical_work", "enters_qualifications"],
    sites: [
      site("Workshop", "Unit 4, Invented Trading Estate, Rotherham", "S65 1ZZ"),
      site("Paint shop", "Unit 9, Invented Trading Estate, Rotherham", "S65 1ZZ", "satellite"),
    ],
  },
  {
    key: "heron-lane",
    name: "Heron Lane Studio (fictional)",
    kind: "non_school",
    progress: "conditions",
    about:
      "Music, film and printmaking in a converted chapel, with a counsellor in the building on every day it is open.",
    practices: ["tutors_or_treats"],
    sites: [site("Studio", "The Old Chapel, Heron Lane, Swinton", "S64 8ZZ")],
  },
  {
    key: "kestrel-house",
    name: "Kestrel House (fictional)",
    kind: "pupil_referral_unit",
    progress: "approved",
    about:
      "Full-time education for pupils who have been excluded, and turnaround places for schools in partnership.",
    sites: [
      site("Kestrel House", "1 Imaginary Road, Rawmarsh", "S62 5ZZ"),
      site("Lower Kestrel", "22 Imaginary Road, Catcliffe", "S60 5ZZ", "satellite"),
    ],
  },
  {
    key: "larkrise",
    name: "Larkrise AP Academy (fictional)",
    kind: "ap_academy",
    progress: "approved",
    about:
      "Full-time and part-time places in years 7 to 11 with GCSEs in six subjects and a way back to school.",
    sites: [site("Larkrise", "Made-up Avenue, Maltby", "S66 8ZZ")],
  },
  {
    key: "millrace",
    name: "Millrace School (fictional)",
    kind: "independent_school",
    progress: "conditions",
    about: "An independent day school for thirty pupils with social, emotional and mental health needs.",
    sites: [site("Millrace", "The Weir, Nowhere Lane, Dinnington", "S25 2ZZ")],
  },
  {
    key: "dearne-bridge",
    name: "Dearne Bridge College (fictional)",
    kind: "college",
    progress: "approved",
    about: "A further education college with a centre of its own for pupils of 14 to 16.",
    sites: [site("14 to 16 centre", "College Way, Wath upon Dearne", "S63 7ZZ")],
  },
  {
    key: "tanners-yard",
    name: "Tanner's Yard Tutors (fictional)",
    kind: "non_school",
    progress: "approved",
    about: "Qualified teachers who teach one pupil or three, in our rooms, at home or online.",
    practices: ["tutors_or_treats"],
    sites: [
      site("Rooms in the Yard", "3 Tanner's Yard, Rotherham", "S60 1ZZ"),
      site("Online", "Taught online", "S60 1ZZ", "online"),
    ],
  },
  {
    key: "lantern-room",
    name: "The Lantern Room at Oakwood (fictional)",
    kind: "school_based",
    progress: "approved",
    about:
      "A nurture room within a school, open to pupils of the partnership's other schools in the mornings.",
    sites: [site("Lantern Room", "East corridor, Invented Building, Rotherham", "S60 2ZZ")],
  },
  {
    key: "fernhill",
    name: "Fernhill Stables (fictional)",
    kind: "non_school",
    progress: "suspended",
    about: "Horses, land and people who know both: equine-assisted learning for pupils who find words hard.",
    practices: ["practical_work", "carries_pupils"],
    sites: [site("Stables", "Fernhill, Unreal Lane, Thrybergh", "S65 4ZZ")],
  },
  {
    key: "copperpan",
    name: "Copperpan Kitchen (fictional)",
    kind: "non_school",
    progress: "lapsed",
    about:
      "A training kitchen that cooks for a community café. Food hygiene and hospitality from entry level.",
    practices: ["serves_food", "enters_qualifications"],
    sites: [site("Kitchen", "12 Fable Street, Rotherham", "S61 2ZZ")],
  },
  {
    key: "quarry-view",
    name: "Quarry View Mentoring (fictional)",
    kind: "non_school",
    progress: "proposed",
    about: "Mentors who come to the pupil: in school, at home and out and about.",
    practices: ["carries_pupils"],
    sites: [site("Office", "5 Fable Street, Rotherham", "S61 2ZZ", "community")],
  },
  {
    key: "riverside",
    name: "Riverside Barbers and Beauty (fictional)",
    kind: "non_school",
    progress: "submitted",
    about: "Hair, nails and barbering in a training salon with eight chairs.",
    practices: ["practical_work", "enters_qualifications"],
    sites: [site("Salon", "44 Storybook Road, Mexborough", "S64 9ZZ")],
  },
  {
    key: "willowbank",
    name: "Willowbank Animal Care (fictional)",
    kind: "non_school",
    progress: "in_check",
    about:
      "Small animals, a polytunnel and a dog-grooming room, for pupils who like to look after something.",
    practices: ["practical_work"],
    sites: [site("Willowbank", "Allotment Lane, Nowhere, Maltby", "S66 7ZZ")],
  },
  {
    key: "northgate",
    name: "Northgate Boxing and Fitness (fictional)",
    kind: "non_school",
    progress: "declined",
    about: "Boxing, fitness and mentoring in a gym.",
    sites: [site("Gym", "Northgate, Storybook Road, Rotherham", "S61 1ZZ")],
  },
  {
    key: "saltersbrook",
    name: "Saltersbrook Outdoor Learning (fictional)",
    kind: "non_school",
    progress: "draft",
    about: "Woodland, water and a workshop for bushcraft and boatbuilding.",
    practices: ["practical_work", "carries_pupils"],
    sites: [site("Woodland", "Saltersbrook Wood, Nowhere Lane, Wickersley", "S66 1ZZ")],
  },
  {
    key: "marlpit",
    name: "Marlpit Cycle Works (fictional)",
    kind: "non_school",
    progress: "shared",
    about: "Bicycles taken in, mended and ridden out again, with a certificate in cycle mechanics.",
    sites: [site("Works", "The Marlpit, Storybook Road, Kilnhurst", "S64 5ZZ")],
  },
  {
    key: "old-bakery",
    name: "The Old Bakery Project (fictional)",
    kind: "non_school",
    progress: "corrected",
    about: "Bread, budgets and a shop counter: mornings for pupils who left the classroom some time ago.",
    sites: [site("Bakery", "2 Fable Street, Rotherham", "S61 2ZZ")],
  },
];
