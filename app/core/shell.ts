import type { NoticeWords } from "#app/core/notices.ts";

/** What surrounds every page: whose portal it is, who is signed in and where they can go. */
export type Shell = {
  portal: string;
  authority?: string;
  person?: { name: string; role: string; organisation: string; canSwitch: boolean };
  navigation: { to: string; text: string }[];
  demonstration: boolean;
  /** Whether a virus scanner sees files before they are kept. */
  filesAreScanned: boolean;
  notice?: NoticeWords;
};
