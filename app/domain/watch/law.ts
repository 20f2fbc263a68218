/** Where the law that the watch looks towards can be read. */
export const lawToday = "https://www.legislation.gov.uk/ukpga/2008/25/section/92";
export const lawToCome = "https://www.legislation.gov.uk/ukpga/2026/21/section/43";
