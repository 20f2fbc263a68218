import { ButtonLink } from "#app/components/button.tsx";
import { classes } from "#app/components/classes.ts";
import { StatusTag } from "#app/components/status-tag.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import type { Fit } from "#app/domain/matching/fit.ts";
import { matchQuery, requestFromMatch } from "#app/domain/matching/match-address.ts";

type MatchCardProps = {
  card: { id: string; title: string; provider: string };
  fit: Fit;
  pupilId: string;
  /** When it is wanted, as an address says it. */
  wish: string;
  /** What was asked of the matches, for the way back to them. */
  asked: string;
  mayRequest: boolean;
};

/** An offer with what speaks for it and what against, in words. */
export function MatchCard({ card, fit, pupilId, wish, asked, mayRequest }: MatchCardProps) {
  return (
    <article className="mb-4 rounded-md border border-line bg-white p-4 shadow-card sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1.5">
        <h3 className="text-lg font-semibold leading-snug">
          <TextLink to={paths.menuOffer(card.id, matchQuery(pupilId, asked))}>{card.title}</TextLink>
        </h3>
        <StatusTag tone={fit.fits ? "good" : "neutral"}>
          {fit.points} of {fit.of}
        </StatusTag>
      </div>
      <p className="text-soft">{card.provider}</p>
      <ul className="mt-2 grid gap-1">
        {fit.reasons.map(({ rule, text, fits, isAdvice }) => (
          <li key={rule} className="flex gap-2">
            <span aria-hidden="true" className={classes("w-4 shrink-0", fits ? "text-good" : "text-bad")}>
              {fits ? (isAdvice ? null : "✓") : "✗"}
            </span>
            <span>
              {fits ? null : <span className="font-semibold">Does not fit: </span>}
              {text}
            </span>
          </li>
        ))}
      </ul>
      {mayRequest ? (
        <p className="mt-3">
          <ButtonLink kind="secondary" to={paths.newRequest(card.id, pupilId, requestFromMatch(wish, asked))}>
            Request a placement<span className="sr-only"> on {card.title}</span>
          </ButtonLink>
        </p>
      ) : null}
    </article>
  );
}
