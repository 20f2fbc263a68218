import type { FrameworkText } from "#app/domain/quality/frameworks/framework.ts";
import { admissions } from "#app/domain/quality/frameworks/non-school-admissions.ts";
import { safety } from "#app/domain/quality/frameworks/non-school-safety.ts";

/** The Department for Education's voluntary national standards of 2025 for non-school AP, told in our own words. */
export const nonSchoolFramework: FrameworkText = {
  key: "non-school-national",
  version: 2,
  name: "National standards for non-school alternative provision 2025",
  source:
    "https://www.gov.uk/government/publications/non-school-alternative-provision-voluntary-national-standards",
  providerKinds: ["non_school", "school_based"],
  sections: [...safety, ...admissions],
};
