/** Some forty invented offers, three or four for each provider that has come far enough to have any. */
import type { WeeklyHalfDay } from "#app/core/calendar.ts";
import type {
  ChargedWord,
  KeyStage,
  Need,
  OfferKind,
  OfferTier,
  PriceBasis,
  TransportWord,
} from "#app/core/words/menu.ts";

export type OfferRow = {
  provider: string;
  title: string;
  summary: string;
  kind: OfferKind;
  tier: OfferTier;
  needs: readonly Need[];
  keyStages: readonly KeyStage[];
  halves: readonly WeeklyHalfDay[];
  places: number;
  /** Pounds and pence as a person would type them. */
  price: string;
  basis: PriceBasis;
  programmeSessions?: number;
  joiningFee?: string;
  charged?: ChargedWord;
  noticeDays?: number;
  qualifications?: string;
  transport?: TransportWord;
  site?: number;
};

const mornings: readonly WeeklyHalfDay[] = ["mon-am", "tue-am", "wed-am", "thu-am", "fri-am"];
const afternoons: readonly WeeklyHalfDay[] = ["mon-pm", "tue-pm", "wed-pm", "thu-pm", "fri-pm"];
const everyHalf: readonly WeeklyHalfDay[] = [...mornings, ...afternoons];
const midweek: readonly WeeklyHalfDay[] = ["tue-am", "tue-pm", "wed-am", "wed-pm", "thu-am", "thu-pm"];

const secondary: readonly KeyStage[] = ["ks3", "ks4"];
const older: readonly KeyStage[] = ["ks4"];
const younger: readonly KeyStage[] = ["ks2", "ks3"];
const semh: readonly Need[] = ["semh", "adhd", "trauma"];
const quiet: readonly Need[] = ["anxiety", "asc", "medical"];

type Rest = Partial<OfferRow>;
/** One row: provider, title, what it is, price per basis, the rest. */
function row(provider: string, title: string, summary: string, rest: Rest & { price: string }): OfferRow {
  return {
    provider,
    title,
    summary,
    kind: "vocational",
    tier: "time_limited",
    needs: semh,
    keyStages: secondary,
    halves: everyHalf,
    places: 6,
    basis: "session",
    ...rest,
  };
}

export const offerRows: readonly OfferRow[] = [
  row(
    "brackenfold",
    "Motor vehicle: service and repair",
    "Service a car from ramp to road test, one bay to four pupils.",
    {
      price: "45",
      keyStages: older,
      places: 4,
      qualifications: "Level 1 Award in Motor Vehicle Studies",
      transport: "arranged",
    },
  ),
  row(
    "brackenfold",
    "Motorcycles for beginners",
    "Strip, clean and rebuild a small motorcycle in ten weeks.",
    { price: "42.50", halves: midweek, places: 3, charged: "booked_with_notice", noticeDays: 5 },
  ),
  row("brackenfold", "Bodywork and paint", "Dents, filler, primer and paint, at our paint shop.", {
    price: "480",
    basis: "week",
    keyStages: older,
    halves: everyHalf,
    places: 3,
    site: 1,
  }),
  row(
    "brackenfold",
    "Six-week taster in the workshop",
    "Twelve sessions to see whether working with your hands is for you.",
    {
      price: "510",
      basis: "programme",
      programmeSessions: 12,
      halves: ["tue-am", "thu-am"],
      places: 4,
      keyStages: secondary,
    },
  ),

  row(
    "heron-lane",
    "Studio sessions: music production",
    "Write, record and mix; a track of your own in six weeks.",
    { price: "38", kind: "creative", places: 5, halves: everyHalf, needs: ["semh", "anxiety", "trauma"] },
  ),
  row("heron-lane", "Film and animation", "Make a short film in a crew of six.", {
    price: "72",
    basis: "day",
    kind: "creative",
    halves: midweek,
    places: 6,
  }),
  row(
    "heron-lane",
    "Art as a way in",
    "Printmaking with a counsellor at hand, for pupils who have stopped coming to school.",
    {
      price: "55",
      kind: "therapeutic",
      tier: "transitional",
      needs: quiet,
      keyStages: secondary,
      halves: mornings,
      places: 3,
      charged: "attended",
    },
  ),
  row("heron-lane", "Primary makers", "Clay, print and story for small hands.", {
    price: "36",
    kind: "creative",
    keyStages: ["ks1", "ks2"],
    halves: afternoons,
    places: 5,
  }),

  row("kestrel-house", "Full-time place, years 7 to 11", "A full timetable in classes of eight.", {
    price: "0",
    kind: "full_curriculum",
    tier: "transitional",
    places: 24,
    qualifications: "GCSEs in English, maths, science and three more",
    transport: "included",
  }),
  row(
    "kestrel-house",
    "Turnaround, twelve weeks",
    "Full-time for twelve weeks with a plan for going back from the first day.",
    { price: "0", kind: "full_curriculum", places: 10, keyStages: ["ks3"] },
  ),
  row(
    "kestrel-house",
    "Primary turnaround",
    "A small class for years 3 to 6, with outreach into the school that follows.",
    { price: "0", kind: "full_curriculum", keyStages: ["ks2"], places: 8, site: 1 },
  ),
  row(
    "kestrel-house",
    "Outreach into school",
    "A specialist teacher in your school for two half days a week.",
    { price: "60", kind: "mentoring", tier: "outreach", places: 6, keyStages: younger },
  ),

  row(
    "larkrise",
    "Key stage 4 with GCSEs",
    "Two years or the rest of them: English, maths, science and options.",
    {
      price: "610",
      basis: "week",
      kind: "full_curriculum",
      tier: "transitional",
      keyStages: older,
      places: 16,
      qualifications: "GCSEs in six subjects",
      transport: "included",
    },
  ),
  row("larkrise", "Key stage 3 reset", "Part of the week with us, part in school.", {
    price: "122",
    basis: "day",
    kind: "academic",
    keyStages: ["ks3"],
    places: 10,
  }),
  row("larkrise", "Quiet classroom", "Six pupils, one teacher, no bells.", {
    price: "70",
    kind: "academic",
    needs: quiet,
    places: 6,
    halves: mornings,
  }),
  row("larkrise", "Farm Friday", "A whole day on a working farm each week.", {
    price: "95",
    basis: "day",
    kind: "outdoor",
    halves: ["fri-am", "fri-pm"],
    places: 8,
  }),

  row("millrace", "Day place, SEMH", "A full-time place in an independent special school.", {
    price: "940",
    basis: "week",
    kind: "full_curriculum",
    tier: "transitional",
    places: 6,
    transport: "included",
  }),
  row("millrace", "Assessment term", "Twelve weeks that end with a report on what would help.", {
    price: "1,020",
    basis: "week",
    kind: "therapeutic",
    places: 2,
    joiningFee: "250",
  }),
  row("millrace", "Speech and language afternoons", "Small-group work with a therapist.", {
    price: "85",
    kind: "therapeutic",
    needs: ["speech_language", "asc", "learning"],
    halves: afternoons,
    places: 4,
    keyStages: younger,
  }),

  row("dearne-bridge", "Construction skills, 14 to 16", "Brick, joinery and plaster on rotation.", {
    price: "84",
    basis: "day",
    keyStages: older,
    halves: ["wed-am", "wed-pm", "fri-am", "fri-pm"],
    places: 12,
    qualifications: "Entry level and Level 1 in Construction Skills",
  }),
  row("dearne-bridge", "Hair and beauty, 14 to 16", "In the college's own salon.", {
    price: "84",
    basis: "day",
    keyStages: older,
    halves: ["tue-am", "tue-pm", "thu-am", "thu-pm"],
    places: 10,
    qualifications: "Level 1 in Hair and Beauty",
  }),
  row("dearne-bridge", "English and maths resit", "Functional skills or GCSE, taught in groups of ten.", {
    price: "28",
    kind: "academic",
    keyStages: older,
    halves: mornings,
    places: 10,
    qualifications: "Functional skills, GCSE",
  }),
  row("dearne-bridge", "Public services", "Drill, fitness, first aid and teamwork.", {
    price: "40",
    keyStages: older,
    halves: ["mon-am", "mon-pm"],
    places: 14,
  }),

  row("tanners-yard", "One-to-one tuition", "One qualified teacher, one pupil, two subjects.", {
    price: "64",
    kind: "academic",
    needs: [...quiet, "semh"],
    keyStages: ["ks2", "ks3", "ks4"],
    places: 6,
    charged: "booked_with_notice",
    noticeDays: 2,
  }),
  row("tanners-yard", "Threes", "Three pupils and a teacher, English and maths.", {
    price: "34",
    kind: "academic",
    halves: mornings,
    places: 9,
  }),
  row(
    "tanners-yard",
    "Online mornings",
    "A live class online for pupils who cannot come to school for now.",
    {
      price: "22",
      kind: "online",
      tier: "time_limited",
      needs: quiet,
      halves: mornings,
      places: 12,
      charged: "attended",
      site: 1,
    },
  ),
  row("tanners-yard", "Catch-up sprint", "Twenty sessions in five weeks before exams.", {
    price: "1,180",
    basis: "programme",
    programmeSessions: 20,
    kind: "academic",
    keyStages: older,
    halves: ["mon-pm", "tue-pm", "wed-pm", "thu-pm"],
    places: 6,
  }),

  row("lantern-room", "Nurture mornings", "A slow start with breakfast, then lessons in a small group.", {
    price: "24",
    kind: "therapeutic",
    tier: "outreach",
    needs: ["semh", "anxiety", "trauma", "learning"],
    keyStages: ["ks3"],
    halves: mornings,
    places: 8,
  }),
  row("lantern-room", "Reset week", "One week away from the classroom that went wrong.", {
    price: "210",
    basis: "programme",
    programmeSessions: 5,
    kind: "mentoring",
    tier: "outreach",
    halves: mornings,
    places: 4,
  }),
  row(
    "lantern-room",
    "Back on the timetable",
    "A key worker and a staged return, two lessons more each week.",
    { price: "26", kind: "mentoring", tier: "outreach", halves: mornings, places: 6 },
  ),

  row("fernhill", "Horses and confidence", "Care for a horse, then lead, then ride.", {
    price: "58",
    kind: "therapeutic",
    needs: ["semh", "trauma", "anxiety", "asc"],
    halves: midweek,
    places: 4,
  }),
  row(
    "fernhill",
    "Land and stable work",
    "Fencing, feeding, mucking out: outdoor work with a qualification.",
    { price: "96", basis: "day", kind: "outdoor", keyStages: older, halves: midweek, places: 5 },
  ),
  row("fernhill", "Stable mornings for primaries", "Gentle horses, gentle mornings.", {
    price: "52",
    kind: "therapeutic",
    keyStages: ["ks2"],
    halves: ["mon-am", "fri-am"],
    places: 4,
  }),

  row("copperpan", "Café kitchen", "Cook and serve real lunches to real customers.", {
    price: "44",
    keyStages: older,
    halves: ["tue-am", "wed-am", "thu-am", "fri-am"],
    places: 5,
    qualifications: "Level 1 in Hospitality and Catering",
  }),
  row("copperpan", "Bread and business", "Bake on Thursday, sell on Friday.", {
    price: "80",
    basis: "day",
    halves: ["thu-am", "thu-pm", "fri-am", "fri-pm"],
    places: 4,
  }),
  row("copperpan", "Food hygiene in a week", "Ten sessions and a certificate.", {
    price: "395",
    basis: "programme",
    programmeSessions: 10,
    places: 6,
  }),

  row("quarry-view", "Mentor in school", "The same mentor, two half days a week, for a term.", {
    price: "39",
    kind: "mentoring",
    tier: "outreach",
    places: 8,
  }),
  row("quarry-view", "Out and about", "A mentor, a plan and a bus pass.", {
    price: "46",
    kind: "mentoring",
    halves: midweek,
    places: 4,
  }),

  row("riverside", "Barbering from the start", "From holding the scissors to a skin fade.", {
    price: "41",
    keyStages: older,
    halves: midweek,
    places: 6,
  }),
  row("riverside", "Nails and lashes", "Salon skills with customers on Fridays.", {
    price: "41",
    keyStages: older,
    halves: midweek,
    places: 6,
  }),
];
