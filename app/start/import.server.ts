/** `npm run import -- WHAT FILE`: brings in what is kept elsewhere, from files that spreadsheets write. */
import { Halt } from "#app/core/halt.ts";
import { importList, type ListOptions } from "./import/lists.server.ts";
import { importPostcodes } from "./import/postcodes.server.ts";
import { withDatabase } from "./with-database.server.ts";

type Import = {
  /** What follows "npm run import --", and what it does. */
  usage: string;
  purpose: string;
  run(file: string, options: ListOptions): Promise<number>;
  /** Whether it is of one authority and can be looked at first. */
  takesOptions?: true;
};

const imports: Readonly<Record<string, Import>> = {
  postcodes: {
    usage: "postcodes FILE",
    purpose: "where postcodes are, for the whole country if the file has it",
    run: (file) => importPostcodes(file, console.log),
  },
  providers: {
    usage: "providers FILE [--authority NAME] [--preview]",
    purpose: "providers from earlier lists, recorded and not approved",
    run: (file, options) => importList("providers", file, options),
    takesOptions: true,
  },
  evidence: {
    usage: "evidence FILE [--authority NAME] [--preview]",
    purpose: "what papers recorded providers have, accepted by nobody yet",
    run: (file, options) => importList("evidence", file, options),
    takesOptions: true,
  },
};

export async function main([what = "", ...args]: string[]): Promise<number> {
  const wanted = Object.hasOwn(imports, what) ? imports[what] : undefined;
  const { files, options } = read(args);
  const [file, ...more] = files;
  const hasOptions = options.authority !== undefined || options.preview;
  if (!wanted || !file || more.length > 0 || (hasOptions && !wanted.takesOptions)) throw new Halt(usage());
  return withDatabase(() => wanted.run(file, options));
}

function read(args: readonly string[]): { files: string[]; options: ListOptions } {
  const options: ListOptions = { preview: false, say: console.log };
  const files: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? "";
    if (word === "--preview") options.preview = true;
    else if (word === "--authority") options.authority = args[++at] ?? "";
    else if (word.startsWith("--authority=")) options.authority = word.slice("--authority=".length);
    else files.push(word);
  }
  return { files, options };
}

function usage(): string {
  const lines = Object.values(imports).map((one) => `  npm run import -- ${one.usage}   ${one.purpose}`);
  return ["Say what to bring in and from which file:", ...lines].join("\n");
}
