import type { FrameworkText } from "#app/domain/quality/frameworks/framework.ts";

/** The last two sections of the national standards: how pupils come, are looked after and go on, and what they learn. */
export const admissions: FrameworkText["sections"] = [
  {
    title: "Admissions, support and guidance",
    standards: [
      {
        text: "Pupils are admitted fairly",
        criteria: [
          {
            text: "Who is taken and who is not is written down, and sets nobody back for what the law protects",
            evidence: ["equality_policy"],
          },
        ],
      },
      {
        text: "Needs and history are known before the pupil comes",
        criteria: [
          {
            text: "Education, health and care plans, healthcare plans and exclusions are asked for and kept on file",
          },
          {
            text: "Those who teach the pupil have read them, and what is told in confidence is kept so",
            evidence: ["ico_registration", "information_governance"],
          },
        ],
      },
      {
        text: "Each pupil begins well",
        criteria: [
          { text: "An induction and a baseline of learning come in the first week" },
          { text: "A plan of their own with objectives is agreed with school, parents and pupil" },
        ],
      },
      {
        text: "Attendance is known for every session",
        critical: true,
        criteria: [
          {
            text: "Attendance is marked in every session and reaches the school the same day",
            evidence: ["attendance_policy"],
          },
          { text: "An absence nobody explained is followed up at once with school and home" },
        ],
      },
      {
        text: "Behaviour is understood and met",
        criteria: [
          {
            text: "What is expected is clear, and restraint is a last resort that is recorded and told",
            evidence: ["behaviour_policy"],
          },
          {
            text: "A placement is not ended over behaviour without the school, and never by the day",
            evidence: ["ending_policy"],
          },
        ],
      },
      {
        text: "The next step is planned from the start",
        criteria: [
          {
            text: "Return to school, or what follows, is planned with the school and looked at each half term",
          },
          { text: "Pupils are given advice on work, training and college that suits their age" },
        ],
      },
      {
        text: "Complaints are heard",
        criteria: [
          {
            text: "Pupils, parents and schools know how to complain, and what was said is answered and kept",
            evidence: ["complaints_policy"],
          },
        ],
      },
    ],
  },
  {
    title: "Quality of education",
    standards: [
      {
        text: "What is taught is planned",
        criteria: [
          {
            text: "The curriculum has an order that makes sense and suits the pupils who come",
            evidence: ["curriculum"],
          },
          {
            text: "Qualifications that are promised can be earned there, and their centre is approved",
            evidence: ["centre_approval"],
          },
        ],
      },
      {
        text: "Those who teach have the skill",
        criteria: [
          {
            text: "Staff have the qualification or the trade that what they teach asks for",
            evidence: ["staff_qualifications"],
          },
          { text: "Staff are supervised, observed and trained further" },
        ],
      },
      {
        text: "Progress is seen",
        criteria: [
          { text: "Progress is checked against the baseline and the pupil can say what comes next" },
          { text: "A report reaches the school each half term" },
        ],
      },
      {
        text: "The pupil's time is not narrowed",
        criteria: [
          { text: "English and mathematics have their place where the placement asks for them" },
          { text: "Personal development, relationships and health are taught and not left to chance" },
        ],
      },
      {
        text: "The provider knows how good it is",
        criteria: [
          { text: "Owners look at attendance, progress and what pupils say, and change what does not work" },
          {
            text: "The register of pupils and hours is right, and the provider is not a school without knowing it",
            evidence: ["registration_declaration"],
            kinds: ["non_school"],
          },
        ],
      },
    ],
  },
];
