import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { classes } from "#app/components/classes.ts";
import { FieldGroup } from "#app/components/field-frame.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { type Judging, placeInWords } from "#app/components/judging-queue.ts";
import { Notice } from "#app/components/notice.tsx";
import { usePortalForm } from "#app/components/portal-form.ts";
import { TextArea } from "#app/components/text-area.tsx";
import { type JudgementWord, judgementNames, judgementWords } from "#app/core/words/quality.ts";

type Criterion = { id: string; text: string; evidence: readonly string[]; changeKey: string };
type CardProps = {
  criterion: Criterion;
  judging: Judging;
  takeTheirs: (id: string) => void;
  keepMine: (id: string) => void;
};

/** One criterion to judge, with room for a thumb; and what another officer said of it meanwhile. */
export function CriterionCard({
  criterion: { id, text, evidence, changeKey },
  judging,
  ...choose
}: CardProps) {
  const place = judging.places[id];
  const words = placeInWords(judging, id);
  const stuck = place?.kind === "another" || place?.kind === "refused";
  return (
    <div data-criterion={id} className="mb-4 rounded-md border border-line bg-white p-4 sm:p-5">
      <Judgements id={id} text={text} evidence={evidence} />
      <TextArea
        name={`comment.${id}`}
        label={
          <>
            Comment<span className="sr-only"> on: {text}</span>
          </>
        }
        rows={2}
      />
      <Hidden name={`basis.${id}`} value={judging.known[id]?.changeKey ?? changeKey} />
      {place?.kind === "another" ? (
        <div className="mt-4">
          <Notice tone="warning" title={place.sentence}>
            <p>
              Theirs: {nameOf(place.theirs.judgement)}. {place.theirs.comment || "No comment."}
            </p>
            <p>
              Yours: {nameOf(judging.waiting[id]?.judgement ?? "")}.{" "}
              {judging.waiting[id]?.comment || "No comment."}
            </p>
            <ButtonGroup>
              <Button type="button" kind="secondary" onClick={() => choose.takeTheirs(id)}>
                Take theirs
              </Button>
              <Button type="button" kind="secondary" onClick={() => choose.keepMine(id)}>
                Keep mine
              </Button>
            </ButtonGroup>
          </Notice>
        </div>
      ) : (
        <p className={classes("mt-2 min-h-6 text-sm", stuck ? "font-semibold text-bad" : "text-soft")}>
          {words}
        </p>
      )}
    </div>
  );
}

function Judgements({ id, text, evidence }: Omit<Criterion, "changeKey">) {
  const { valueFor, errorFor } = usePortalForm();
  const name = `judgement.${id}`;
  const hint = evidence.length > 0 ? `Look at: ${evidence.join("; ")}` : undefined;
  return (
    <FieldGroup name={name} label={text} hint={hint} error={errorFor(name)}>
      <div className="grid gap-2 sm:grid-cols-2 lg:grid-cols-4">
        {judgementWords.map((word, index) => (
          <label
            key={word}
            className="flex min-h-12 cursor-pointer items-center gap-3 rounded-md border border-edge px-3 py-2 has-checked:border-teal has-checked:bg-teal-wash"
          >
            <input
              type="radio"
              id={index === 0 ? name : `${name}-${word}`}
              name={name}
              value={word}
              defaultChecked={valueFor(name) === word}
              className="size-6 shrink-0 accent-teal"
            />
            {judgementNames[word]}
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

function nameOf(judgement: string): string {
  const word = judgementWords.find((one): one is JudgementWord => one === judgement);
  return word ? judgementNames[word] : "Not judged";
}
