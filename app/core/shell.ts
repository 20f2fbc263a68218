/** What surrounds every page: whose portal it is, who is signed in and where they can go. */
export type Shell = {
  portal: string;
  authority?: string;
  person?: { name: string; role: string; organisation: string; canSwitch: boolean };
  navigation: { to: string; text: string }[];
  demonstration: boolean;
  notice?: { tone: "success" | "information" | "warning"; text: string };
};
