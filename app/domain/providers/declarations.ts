/** What a provider declares before it is looked at, one statement for each part of the standards. */
export const declarationSections = [
  {
    key: "safeguarding",
    title: "Safeguarding and wellbeing",
    statement:
      "Everyone who works here, and everyone who owns or governs us, has had the checks the law asks for before starting, and each check is on a single central register that we keep up to date.",
  },
  {
    key: "health_and_safety",
    title: "Health and safety",
    statement:
      "Our sites, activities and vehicles are risk assessed, insured and maintained, and we keep a record of accidents, first aid and fire drills.",
  },
  {
    key: "admissions",
    title: "Admissions, support and guidance",
    statement:
      "We take pupils on fairly, read what is sent to us before they start, record every session's attendance and tell the school at once when a pupil does not arrive.",
  },
  {
    key: "education",
    title: "Quality of education",
    statement:
      "What we teach is planned, taught by people who know it, and each pupil's progress is recorded and reported to the school.",
  },
] as const;

export type DeclarationKey = (typeof declarationSections)[number]["key"];
export type DeclarationAnswers = Readonly<Record<string, { answer: "yes" | "no"; explanation: string }>>;

/** Titles of the sections that have no answer yet. */
export function unanswered(answers: DeclarationAnswers): string[] {
  return declarationSections.filter(({ key }) => answers[key] === undefined).map(({ title }) => title);
}
