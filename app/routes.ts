import { index, type RouteConfig, route } from "@remix-run/route-config";

/** The map of the site, in the order of the business. */
export default [
  index("routes/home.tsx"),

  // people
  route("sign-in", "routes/sign-in/sign-in.tsx"),
  route("sign-in/personas", "routes/sign-in/personas.tsx"),
  route("invitations/:token", "routes/sign-in/invitation.tsx"),
  route("sign-out", "routes/sign-out.tsx"),
  route("choose-role", "routes/choose-role.tsx"),
  route("people", "routes/people/people.tsx"),
  route("people/invitations/new", "routes/people/new-invitation.tsx"),
  route("people/invitations/:invitationId/resending", "routes/people/resending.tsx"),
  route("people/invitations/:invitationId/revocation", "routes/people/revocation.tsx"),
  route("people/deputies/new", "routes/people/new-deputy.tsx"),
  route("people/:membershipId/removal", "routes/people/removal.tsx"),
  route("outbox", "routes/outbox.tsx"),
  route("outbox/:mailId", "routes/mail.tsx"),
  route("settings", "routes/settings.tsx"),
  route("accessibility", "routes/accessibility.tsx"),
  route("privacy", "routes/privacy.tsx"),
  route("sources", "routes/sources.tsx"),

  // terms and budgets
  route("terms", "routes/terms/terms.tsx"),
  route("terms/new", "routes/terms/new-term.tsx"),
  route("terms/closures/new", "routes/terms/new-closure.tsx"),
  route("terms/closures/:closureId", "routes/terms/closure.tsx"),
  route("terms/closures/:closureId/removal", "routes/terms/closure-removal.tsx"),
  route("terms/:termId", "routes/terms/term.tsx"),
  route("budgets", "routes/budgets/budgets.tsx"),
  route("budgets/new", "routes/budgets/new-budget.tsx"),
  route("budgets/:budgetId", "routes/budgets/budget.tsx"),
  route("budgets/:budgetId/lines.csv", "routes/budgets/lines.ts"),
  route("budgets/:budgetId/allocation", "routes/budgets/allocation.tsx"),
  route("budgets/:budgetId/move", "routes/budgets/move.tsx"),

  // providers and their quality
  route("register", "routes/register.tsx"),
  route("registration", "routes/registration/registration.tsx"),
  route("registration/organisation", "routes/registration/organisation.tsx"),
  route("registration/sites/new", "routes/registration/new-site.tsx"),
  route("registration/sites/:siteId", "routes/registration/site.tsx"),
  route("registration/people/new", "routes/registration/new-person.tsx"),
  route("registration/people/:personId", "routes/registration/person.tsx"),
  route("registration/evidence", "routes/registration/evidence.tsx"),
  route("registration/evidence/new", "routes/registration/new-evidence.tsx"),
  route("registration/declarations", "routes/registration/declarations.tsx"),
  route("registration/submission", "routes/registration/submission.tsx"),
  route("registration/renewal", "routes/registration/renewal.tsx"),
  route("documents/:documentId", "routes/documents/document.ts"),
  route("providers", "routes/providers/providers.tsx"),
  route("providers/:providerId", "routes/providers/provider.tsx"),
  route("providers/:providerId/evidence/:evidenceId", "routes/providers/evidence-check.tsx"),
  route("providers/:providerId/suspension", "routes/providers/suspension.tsx"),
  route("providers/:providerId/lifting", "routes/providers/lifting.tsx"),
  route("providers/:providerId/withdrawal", "routes/providers/withdrawal.tsx"),
  route("conditions/:conditionId/closing", "routes/providers/condition-closing.tsx"),
  route("assessments", "routes/assessments/assessments.tsx"),
  route("registrations/:registrationId/assessment", "routes/assessments/opening.tsx"),
  route("assessments/:assessmentId", "routes/assessments/assessment.tsx"),
  route("assessments/:assessmentId/visit", "routes/assessments/visit.tsx"),
  route("assessments/:assessmentId/judgements", "routes/assessments/judgements.tsx"),
  route("assessments/:assessmentId/decision", "routes/assessments/decision.tsx"),
  route("assessments/:assessmentId/confirmation", "routes/assessments/confirmation.tsx"),
  route("assessments/:assessmentId/sending-back", "routes/assessments/sending-back.tsx"),

  // the menu

  // pupils and placements

  // registers, statements, outcomes, value
  route("registers", "routes/registers/registers.tsx"),
  route("registers/:offerId/:day/:half", "routes/registers/register.tsx"),
  route("placements/:placementId/absences/new", "routes/registers/new-absence.tsx"),
  route("statements", "routes/statements/statements.tsx"),
  route("statements/raising", "routes/statements/raising.tsx"),
  route("statements/:providerId/:month", "routes/statements/statement.tsx"),
  route("statements/:providerId/:month/lines.csv", "routes/statements/lines.ts"),
  route("charges/:chargeId/agreement", "routes/charges/agreement.tsx"),
  route("charges/:chargeId/query", "routes/charges/query.tsx"),
  route("charges/:chargeId/settlement", "routes/charges/settlement.tsx"),
  route("placements/:placementId/outcome", "routes/outcomes/outcome.tsx"),
  route("value", "routes/value/value.tsx"),
  route("value/figures.csv", "routes/value/figures.ts"),
  route("value/:providerId", "routes/value/provider.tsx"),

  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
