import { formatMonth, type Month } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { Role } from "#app/core/words/people.ts";

/** What a mail about a provider's statement may say: no placement, no pupil, no amount of one school. */
export type StatementFacts = {
  readonly providerId: string;
  readonly providerName: string;
  readonly month: Month;
  readonly schoolIds: readonly string[];
};

/** A mail before it has addresses: the people in these roles of this organisation. */
export type StatementMessage = {
  readonly organisationId: string;
  readonly roles: readonly Role[];
  readonly subject: string;
  readonly text: string;
};

/** A raised statement is told to each school that has lines on it, and to the provider's manager. */
export function statementRaised(
  facts: StatementFacts,
  absolute: (path: string) => string,
): StatementMessage[] {
  const month = formatMonth(facts.month);
  const link = absolute(paths.statement(facts.providerId, facts.month));
  const toSchools = facts.schoolIds.map((organisationId) => ({
    organisationId,
    roles: ["school_lead", "school_approver"] as const,
    subject: `Statement for ${month}: ${facts.providerName}`,
    text: [
      `${facts.providerName} has been charged for ${month}. Please look at the lines of your placements, and agree or query them.`,
      "",
      link,
    ].join("\n"),
  }));
  const toProvider = {
    organisationId: facts.providerId,
    roles: ["provider_manager"] as const,
    subject: `Your statement for ${month}`,
    text: [
      `The statement for ${month} has been raised. Sessions you have not reported are not on it: mark them, and they follow next month.`,
      "",
      link,
    ].join("\n"),
  };
  return [...toSchools, toProvider];
}

/** Who answers for a budget is told that a statement charges more than was reserved; by reference. */
export function riseRaised(
  { ownerId, reference }: { ownerId: string; reference: string },
  absolute: (path: string) => string,
): StatementMessage {
  return {
    organisationId: ownerId,
    roles: ["school_approver", "partnership_coordinator", "commissioning_officer"],
    subject: `More is charged than was reserved: ${reference}`,
    text: [
      `A statement charges more for placement ${reference} than your budget has reserved for it. The rest waits until you approve or refuse it.`,
      "",
      absolute(paths.rises("approve=yes")),
    ].join("\n"),
  };
}
