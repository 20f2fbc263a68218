import { z } from "zod";
import { choiceField, idField, optionalFileField, requiredText } from "#app/platform/form-fields.ts";

export const PictureForm = z.object({
  id: idField("the picture again"),
  file: optionalFileField,
  alternative: requiredText("what the picture shows", 250),
});
export type PictureValues = z.output<typeof PictureForm>;

export const pictureMoves = ["earlier", "later"] as const;
export const PictureMoveForm = z.object({ direction: choiceField(pictureMoves, "where the picture goes") });
export type PictureMove = (typeof pictureMoves)[number];

export const mostPictures = 6;
