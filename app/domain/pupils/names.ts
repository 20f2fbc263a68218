/** "Aisha Brook" */
export function fullName(pupil: { givenName: string; familyName: string }): string {
  return `${pupil.givenName} ${pupil.familyName}`;
}
