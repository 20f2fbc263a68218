import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";

type Words = { title: string; advice: string };

const ours: Words = {
  title: "Something went wrong on our side",
  advice: "Nothing you did is half saved. Try again in a moment; what went wrong has been noted.",
};

const byStatus: Record<number, Words> = {
  403: {
    title: "You cannot do that",
    advice: "If you think you should be able to, ask whoever looks after the people of your organisation.",
  },
  404: {
    title: "Page not found",
    advice: "The address may be mistyped, or it leads to something you are not able to see.",
  },
  413: {
    title: "That is too large",
    advice: "Go back and send a smaller file or a shorter text. Nothing was saved.",
  },
  429: {
    title: "Too many attempts",
    advice: "Wait a few minutes, then try again.",
  },
};

/** The title of the page shown for a status. */
export function errorTitle(status: number) {
  return (byStatus[status] ?? ours).title;
}

/** What people see instead of a page; never more than a sentence meant for them. */
export function ErrorPage({ status, sentence }: { status: number; sentence?: string }) {
  const { title, advice } = byStatus[status] ?? ours;
  return (
    <>
      <PageHeader title={title} />
      <div className="prose">
        {sentence ? <p>{sentence}</p> : null}
        <p>{advice}</p>
        <p>
          <TextLink to={paths.home()}>Go to the start page</TextLink>
        </p>
      </div>
    </>
  );
}
