import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";

const titles: Record<number, string> = { 404: "Page not found", 403: "You cannot do that" };

/** The title of the page shown for a status. */
export function errorTitle(status: number) {
  return titles[status] ?? "Something went wrong on our side";
}

/** What people see instead of a page; never more than a sentence meant for them. */
export function ErrorPage({ status, sentence }: { status: number; sentence?: string }) {
  return (
    <>
      <PageHeader title={errorTitle(status)} />
      <div className="prose">
        {sentence ? <p>{sentence}</p> : null}
        {status === 404 ? (
          <p>The address may be mistyped, or it leads to something you are not able to see.</p>
        ) : null}
        {status === 403 ? (
          <p>
            Your role does not allow this. If you think it should, ask the person who looks after your
            organisation’s people.
          </p>
        ) : null}
        {status === 404 || status === 403 ? null : (
          <p>Nothing you did is half saved. Try again in a moment; what went wrong has been noted.</p>
        )}
        <p>
          <TextLink to="/">Go to the start page</TextLink>
        </p>
      </div>
    </>
  );
}
