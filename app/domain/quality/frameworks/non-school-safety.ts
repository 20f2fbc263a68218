import type { FrameworkText } from "#app/domain/quality/frameworks/framework.ts";

/** The first two sections of the national standards: children are safe, and so is the place. */
export const safety: FrameworkText["sections"] = [
  {
    title: "Safeguarding and wellbeing of children",
    standards: [
      {
        text: "Everyone who works with children is checked before they start",
        critical: true,
        criteria: [
          {
            text: "Enhanced checks of all staff, volunteers and owners are complete and stand on one central register",
            evidence: ["single_central_register", "criminal_record_checks"],
          },
          {
            text: "References, the right to work, and bans from teaching or managing are looked into before the first day",
            evidence: ["prohibition_checks", "safer_recruitment"],
          },
        ],
      },
      {
        text: "Child protection is this year's practice and not only a policy",
        critical: true,
        criteria: [
          {
            text: "The child protection policy is this year's and says how a worry reaches children's social care and the school",
            evidence: ["safeguarding_policy"],
          },
          {
            text: "Staff are trained this year and can say what they would do with a worry about a child",
            evidence: ["staff_safeguarding_training", "prevent"],
          },
        ],
      },
      {
        text: "A trained safeguarding lead is always within reach",
        critical: true,
        criteria: [
          {
            text: "The lead and a deputy are trained, known to pupils and reachable in every session",
            evidence: ["safeguarding_lead_training"],
          },
        ],
      },
      {
        text: "Staff know what is asked of their own conduct",
        criteria: [
          {
            text: "A code of conduct is known to everyone and covers closeness, touch, lifts and messages online",
            evidence: ["code_of_conduct"],
          },
          {
            text: "Staff know whom to tell outside the organisation of a worry about a colleague",
            evidence: ["whistleblowing_policy"],
          },
        ],
      },
      {
        text: "The site is secure and it is known who is there",
        critical: true,
        criteria: [
          { text: "Visitors are met and signed in, and pupils cannot leave or be reached unseen" },
          {
            text: "Filters and supervision keep pupils safe online, on the provider's machines and their own",
            evidence: ["online_safety_policy"],
          },
        ],
      },
      {
        text: "Pupils feel safe, well and heard",
        criteria: [{ text: "Pupils say that they feel safe and name an adult whom they would turn to" }],
      },
    ],
  },
  {
    title: "Health and safety",
    standards: [
      {
        text: "Health and safety is somebody's task and is lived by",
        critical: true,
        criteria: [
          {
            text: "The policy names who is responsible, and insurance covers all that pupils do there",
            evidence: ["health_and_safety_policy", "public_liability", "employers_liability"],
          },
          {
            text: "The building and its gas, wiring and equipment are inspected when they should be",
            evidence: ["premises_checks", "gas_safety"],
          },
        ],
      },
      {
        text: "Risks are assessed for the site, the activity and the child",
        critical: true,
        criteria: [
          {
            text: "Each site and each activity has a risk assessment of this year that staff can explain",
            evidence: ["site_risk_assessment", "practical_work_competence"],
          },
          { text: "Every pupil has a risk assessment of their own before the first session" },
        ],
      },
      {
        text: "Medical needs are met",
        criteria: [
          {
            text: "Staff know each pupil's medical needs, and medicines are kept and given safely",
            evidence: ["medical_policy"],
          },
        ],
      },
      {
        text: "Accidents are met with first aid and are told",
        criteria: [
          { text: "A trained first aider is there whenever pupils are", evidence: ["first_aid"] },
          { text: "Accidents are recorded and told to school and home the same day" },
        ],
      },
      {
        text: "A fire would be survived",
        critical: true,
        criteria: [
          {
            text: "Fire risks are assessed, and the ways out are clear and known",
            evidence: ["fire_risk_assessment"],
          },
          { text: "A drill is held each term and recorded" },
        ],
      },
    ],
  },
];
