import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { JudgementForm } from "#app/domain/quality/forms.ts";
import { judgeCriterion } from "#app/domain/quality/judge-criterion.server.ts";
import { findAssessment } from "#app/domain/quality/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

/** What stands of one criterion, for a page that was told somebody else has judged it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { standards } = found(await findAssessment(act, idFrom(params, "assessmentId")));
  const criterionId = idFrom(params, "criterionId");
  const { judgement, comment, changeKey } = found(
    standards.flatMap(({ criteria }) => criteria).find(({ id }) => id === criterionId),
  );
  return json({ judgement: judgement ?? "", comment: comment ?? "", changeKey: changeKey ?? "" });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "assessmentId");
  const criterionId = idFrom(params, "criterionId");
  return submit(
    request,
    JudgementForm,
    (form) => judgeCriterion(act, id, { ...form, criterionId }),
    (answer) => json(answer),
  );
}
