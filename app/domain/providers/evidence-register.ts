/** The evidence an authority asks for unless it decides otherwise, in its own words. */
import {
  all,
  allPlaces,
  entry,
  outsideSchools,
  ownPremises,
  policy,
  type RegisterEntry,
  registered,
  safeguardingPosts,
} from "#app/domain/providers/register-entry.ts";

const insurance: RegisterEntry[] = [
  entry({
    key: "public_liability",
    name: "Public liability insurance",
    hint: "At least £5 million; £10 million for practical work, vehicles, animals or water. Enter the last day of cover.",
    providerKinds: all,
    critical: true,
    expiryRule: "stated",
  }),
  entry({
    key: "employers_liability",
    name: "Employers' liability insurance",
    hint: "At least £5 million, which the law asks of every employer. Enter the last day of cover.",
    critical: true,
    expiryRule: "stated",
    practice: "employs_staff",
  }),
  entry({
    key: "professional_indemnity",
    name: "Professional indemnity insurance",
    hint: "For tutoring and therapy, at least £1 million. Enter the last day of cover.",
    expiryRule: "stated",
    practice: "tutors_or_treats",
  }),
  entry({
    key: "motor_insurance",
    name: "Motor insurance for business use",
    hint: "Covers pupils as passengers; send the MOT and the check of each driver with it. Enter the last day of cover.",
    critical: true,
    expiryRule: "stated",
    practice: "carries_pupils",
  }),
];

const safeguarding: RegisterEntry[] = [
  entry({
    key: "safeguarding_policy",
    name: "Safeguarding and child protection policy",
    hint: "This school year's, naming your safeguarding lead and how you refer to children's social care.",
    providerKinds: all,
    critical: true,
    expiryRule: "september",
  }),
  entry({
    key: "single_central_register",
    name: "Single central register confirmation",
    hint: "Confirm in words that every check is made and recorded, the day you last looked, and how many staff and owners it covers; again whenever staff change. Never send certificates.",
    providerKinds: all,
    critical: true,
    confirmationOnly: true,
  }),
  entry({
    key: "criminal_record_checks",
    name: "Criminal record checks confirmation",
    hint: "Confirm that everyone who works with children has an enhanced check with the children's barred list, and how many they are. The portal keeps no certificate: send none.",
    providerKinds: outsideSchools,
    critical: true,
    confirmationOnly: true,
    validMonths: 36,
  }),
  entry({
    key: "prohibition_checks",
    name: "Prohibition checks confirmation",
    hint: "Confirm that owners and managers were checked against directions that bar them from management, and teachers against prohibition from teaching, when they were appointed.",
    critical: true,
    confirmationOnly: true,
    validMonths: 36,
  }),
  entry({
    key: "safeguarding_lead_training",
    name: "Safeguarding lead's training",
    hint: "The certificate of the lead's and the deputy's training; it holds for two years, with an update in between.",
    scope: "person",
    posts: safeguardingPosts,
    providerKinds: all,
    critical: true,
    validMonths: 24,
  }),
  entry({
    key: "staff_safeguarding_training",
    name: "Staff safeguarding training",
    hint: "Confirm when all staff were last trained, and how many they are.",
    providerKinds: all,
    critical: true,
    confirmationOnly: true,
  }),
  entry({
    key: "safer_recruitment",
    name: "Safer recruitment training",
    hint: "The certificate of one person who sits on your interview panels.",
    validMonths: 60,
  }),
  entry({
    key: "prevent",
    name: "Prevent duty training",
    hint: "How staff learn to see and report radicalisation.",
    validMonths: 24,
  }),
];

const healthAndSafety: RegisterEntry[] = [
  entry({
    key: "health_and_safety_policy",
    name: "Health and safety policy",
    hint: "Signed by whoever is responsible, and reviewed within the year.",
    critical: true,
  }),
  entry({
    key: "site_risk_assessment",
    name: "Site and activity risk assessment",
    hint: "One for each place where pupils are taught, covering what they do there; again when either changes.",
    scope: "site",
    siteKinds: allPlaces,
    critical: true,
  }),
  entry({
    key: "fire_risk_assessment",
    name: "Fire risk assessment",
    hint: "One for each building, with the log of this term's drill.",
    scope: "site",
    siteKinds: ownPremises,
    critical: true,
  }),
  entry({
    key: "first_aid",
    name: "First aid at work certificate",
    hint: "Of at least one first aider for each place.",
    scope: "site",
    siteKinds: allPlaces,
    critical: true,
    validMonths: 36,
  }),
  entry({
    key: "gas_safety",
    name: "Gas safety record",
    hint: "For each building that has gas; say so in the note where there is none.",
    scope: "site",
    siteKinds: ownPremises,
  }),
  entry({
    key: "premises_checks",
    name: "Electrical installation report",
    hint: "For each building, within the last five years, with the tests of appliances.",
    scope: "site",
    siteKinds: ownPremises,
    validMonths: 60,
  }),
  entry({
    key: "food_hygiene",
    name: "Food hygiene rating or certificate",
    hint: "The rating of the kitchen, or the certificate of whoever runs it.",
    practice: "serves_food",
    validMonths: 36,
  }),
  entry({
    key: "practical_work_competence",
    name: "Competence in practical work",
    hint: "Qualifications of those who lead work with vehicles, tools, animals or water, and how equipment is maintained.",
    practice: "practical_work",
    validMonths: 24,
  }),
];

const information: RegisterEntry[] = [
  entry({
    key: "ico_registration",
    name: "Data protection fee (ICO) registration",
    hint: "The certificate or the page of the public register that shows your number.",
    critical: true,
    expiryRule: "stated",
  }),
  entry({
    key: "information_governance",
    name: "Data protection and information governance",
    hint: "How personal data of pupils is kept, shared and destroyed, and who answers for it.",
  }),
];

const policies: RegisterEntry[] = [
  policy("behaviour_policy", "Behaviour policy", "With what you do before a pupil is sent home."),
  policy(
    "complaints_policy",
    "Complaints procedure",
    "How a pupil, a parent or a school complains, and who answers.",
  ),
  policy(
    "equality_policy",
    "Equality policy",
    "How you keep everyone from being treated worse for who they are.",
  ),
  policy(
    "whistleblowing_policy",
    "Whistleblowing policy",
    "How staff raise a worry about colleagues or managers, inside and outside.",
  ),
  policy(
    "code_of_conduct",
    "Code of conduct for staff",
    "What is expected of everyone who works with pupils.",
  ),
  policy(
    "attendance_policy",
    "Attendance and absence policy",
    "When the school is told that a pupil has not arrived, and by whom.",
  ),
  policy("online_safety_policy", "Online safety policy", "Filtering, phones and lessons held online."),
  policy("medical_policy", "Medical needs policy", "Medicines, allergies and who may give what."),
  policy("visits_policy", "Educational visits policy", "How trips are planned, approved and led."),
  policy(
    "ending_policy",
    "Exclusion and ending of placements policy",
    "What happens before you end a placement, and how the school is told.",
  ),
];

const education: RegisterEntry[] = [
  entry({
    key: "curriculum",
    name: "Curriculum outline",
    hint: "What is taught, by whom, and what it leads to.",
    providerKinds: outsideSchools,
  }),
  entry({
    key: "staff_qualifications",
    name: "Qualifications of teaching staff",
    hint: "Who teaches what, and what they hold.",
    providerKinds: outsideSchools,
  }),
  entry({
    key: "centre_approval",
    name: "Awarding body's approval of the centre",
    hint: "The approval for the qualifications you enter pupils for.",
    practice: "enters_qualifications",
    providerKinds: outsideSchools,
  }),
];

const organisation: RegisterEntry[] = [
  entry({
    key: "accounts",
    name: "Accounts or register entry",
    hint: "Your latest accounts, or the page of the company or charity register that shows them filed.",
  }),
  entry({
    key: "inspection_report",
    name: "Latest inspection report",
    hint: "The report that stands, with the day it was published.",
    providerKinds: registered,
    critical: true,
    validMonths: 60,
  }),
  entry({
    key: "registration_declaration",
    name: "Declaration of pupils and hours",
    hint: "Each term: how many pupils attend and for how many hours a week, so that nobody is close to running an unregistered school unknowingly.",
    critical: true,
    confirmationOnly: true,
    expiryRule: "term",
  }),
];

/**
 * What ships. An authority that is there already is given nothing of it by itself: an officer adds a kind, and it
 * is asked for from the day that officer says.
 */
export const evidenceRegister: readonly RegisterEntry[] = [
  ...insurance,
  ...safeguarding,
  ...healthAndSafety,
  ...information,
  ...policies,
  ...education,
  ...organisation,
];
