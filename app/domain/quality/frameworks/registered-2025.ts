import type { FrameworkText } from "#app/domain/quality/frameworks/framework.ts";

/** A short framework for what is inspected elsewhere: only what a commissioner must still see for itself. */
export const registeredFramework: FrameworkText = {
  key: "registered-local",
  version: 1,
  name: "Local standards for registered schools, colleges and pupil referral units 2025",
  source: "",
  providerKinds: ["pupil_referral_unit", "ap_academy", "independent_school", "college"],
  sections: [
    {
      title: "Safeguarding and wellbeing of children",
      standards: [
        {
          text: "The latest inspection finds safeguarding effective, or what it found wrong is put right",
          critical: true,
        },
        {
          text: "The safeguarding lead and the school's own lead agree who does what for shared pupils",
          critical: true,
        },
        {
          text: "Attendance is marked every session and the school is told the same morning of an absence",
          critical: true,
        },
      ],
    },
    {
      title: "Placement and progress",
      standards: [
        { text: "Each placement has objectives, a review date and a plan for return or the next step" },
        { text: "Progress is reported to the commissioner each half term" },
        { text: "Behaviour and any suspension are told to the commissioner the same day" },
      ],
    },
    {
      title: "Quality of education",
      standards: [
        {
          text: "The latest inspection judges the quality of education acceptable, or an agreed plan is on course",
        },
        { text: "The curriculum offered to placed pupils is as full as their timetable allows" },
      ],
    },
  ],
};
