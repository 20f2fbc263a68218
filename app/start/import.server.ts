/** `npm run import -- WHAT FILE`: brings in what is kept elsewhere, from files that spreadsheets write. */
import { Halt } from "#app/core/halt.ts";
import { importPostcodes } from "./import/postcodes.server.ts";
import { withDatabase } from "./with-database.server.ts";

type Import = {
  /** What follows "npm run import --", and what it does. */
  usage: string;
  purpose: string;
  run(file: string): Promise<number>;
};

const imports: Readonly<Record<string, Import>> = {
  postcodes: {
    usage: "postcodes FILE",
    purpose: "where postcodes are, for the whole country if the file has it",
    run: (file) => importPostcodes(file, console.log),
  },
};

export async function main([what = "", ...args]: string[]): Promise<number> {
  const wanted = Object.hasOwn(imports, what) ? imports[what] : undefined;
  const [file, ...more] = args;
  if (!wanted || !file || more.length > 0) throw new Halt(usage());
  return withDatabase(() => wanted.run(file));
}

function usage(): string {
  const lines = Object.values(imports).map((one) => `  npm run import -- ${one.usage}   ${one.purpose}`);
  return ["Say what to bring in and from which file:", ...lines].join("\n");
}
