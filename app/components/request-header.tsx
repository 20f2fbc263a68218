import { PageHeader } from "#app/components/page-header.tsx";
import { paths } from "#app/core/paths.ts";
import { type RequestStep, requestSteps } from "#app/domain/placements/request-steps.ts";

type RequestHeaderProps = { title: string; draftId: string; offerTitle: string; step: RequestStep };

/** Where somebody is in a request, and the way back. */
export function RequestHeader({ title, draftId, offerTitle, step }: RequestHeaderProps) {
  const index = requestSteps.indexOf(step);
  const before = requestSteps[index - 1];
  return (
    <PageHeader
      title={title}
      caption={`Request for ${offerTitle}: step ${index + 1} of ${requestSteps.length}`}
      back={before ? { to: paths.request(draftId, before) } : undefined}
    />
  );
}
