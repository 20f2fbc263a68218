import type { FrameworkText } from "#app/domain/quality/frameworks/framework.ts";

/** A short framework for what is inspected elsewhere: only what a commissioner must still see for itself. */
export const registeredFramework: FrameworkText = {
  key: "registered-local",
  version: 2,
  name: "Local standards for registered schools, colleges and pupil referral units 2025",
  source: "",
  providerKinds: ["pupil_referral_unit", "ap_academy", "independent_school", "college"],
  sections: [
    {
      title: "Safeguarding and wellbeing of children",
      standards: [
        {
          text: "Safeguarding is sound",
          critical: true,
          criteria: [
            {
              text: "The latest inspection finds safeguarding effective, or what it found wrong is put right",
              evidence: ["inspection_report"],
            },
            {
              text: "The child protection policy is this year's, and checks on staff are complete",
              evidence: ["safeguarding_policy", "single_central_register"],
            },
          ],
        },
        {
          text: "Shared pupils fall between no two schools",
          critical: true,
          criteria: [
            {
              text: "The safeguarding lead and the school's own lead agree who does what for shared pupils",
              evidence: ["safeguarding_lead_training"],
            },
            {
              text: "Attendance is marked every session and the school is told the same morning of an absence",
            },
          ],
        },
      ],
    },
    {
      title: "Placement and progress",
      standards: [
        {
          text: "Each placement has a purpose and an end",
          criteria: [
            { text: "There are objectives, a review date and a plan for return or the next step" },
            { text: "Progress is reported to the commissioner each half term" },
          ],
        },
        {
          text: "Behaviour is shared knowledge",
          criteria: [
            {
              text: "Behaviour and any suspension are told to the commissioner the same day",
              evidence: ["behaviour_policy"],
            },
          ],
        },
      ],
    },
    {
      title: "Quality of education",
      standards: [
        {
          text: "Education is good enough, or on its way",
          criteria: [
            {
              text: "The latest inspection finds the quality of education acceptable, or an agreed plan is on course",
              evidence: ["inspection_report"],
            },
          ],
        },
        {
          text: "Placed pupils are taught as much as others",
          criteria: [
            {
              text: "The curriculum offered to placed pupils is as full as their timetable allows",
              evidence: ["curriculum"],
            },
          ],
        },
      ],
    },
  ],
};
