import type { FrameworkText } from "#app/domain/quality/frameworks/framework.ts";

/** The Department for Education's voluntary national standards of 2025 for non-school AP, told in our own words. */
export const nonSchoolFramework: FrameworkText = {
  key: "non-school-national",
  version: 1,
  name: "National standards for non-school alternative provision 2025",
  source:
    "https://www.gov.uk/government/publications/non-school-alternative-provision-voluntary-national-standards",
  providerKinds: ["non_school", "school_based"],
  sections: [
    {
      title: "Safeguarding and wellbeing of children",
      standards: [
        {
          text: "Checks on all staff, volunteers and owners are complete before they start, and stand on one central register",
          critical: true,
        },
        {
          text: "The child protection policy is this year's, is lived by, and says how concerns reach children's social care",
          critical: true,
        },
        {
          text: "A named safeguarding lead is trained, known to pupils and reachable whenever pupils are there",
          critical: true,
        },
        { text: "Staff know how to report a worry about a colleague, and to whom outside the organisation" },
        {
          text: "The site is secure: visitors are met and pupils' comings and goings are known",
          critical: true,
        },
        { text: "Pupils say that they feel safe and have an adult they can turn to" },
      ],
    },
    {
      title: "Health and safety",
      standards: [
        {
          text: "A health and safety policy names who is responsible and is followed day to day",
          critical: true,
        },
        { text: "Each site and each activity has a risk assessment that staff can explain", critical: true },
        { text: "Every pupil has a risk assessment of their own before the first session" },
        {
          text: "Medical needs, first aid and accidents are planned for, recorded and told to school and home",
        },
        {
          text: "Fire risks are assessed, ways out are clear and drills are held and recorded",
          critical: true,
        },
      ],
    },
    {
      title: "Admissions, support and guidance",
      standards: [
        { text: "Pupils are admitted fairly, without regard to what the law protects" },
        { text: "Needs, plans and history are asked for and read by staff before the pupil arrives" },
        { text: "Each pupil begins with an induction, a baseline and a plan with objectives" },
        {
          text: "Attendance is marked every session and absence is followed up at once with the school",
          critical: true,
        },
        { text: "Behaviour is understood and managed in a way that keeps pupils in learning" },
        { text: "Return to school or the next step is planned with the school from the start" },
      ],
    },
    {
      title: "Quality of education",
      standards: [
        { text: "What is taught is planned, in an order that makes sense, and suits the pupils who come" },
        { text: "Those who teach know their subject and have the skill or qualification it asks for" },
        { text: "Progress is checked against the baseline and reported to the school each half term" },
        {
          text: "English, mathematics and personal development have their place where the placement asks for it",
        },
      ],
    },
  ],
};
