import { createContext } from "react";

/** Whether a virus scanner sees files before they are kept: the shell knows, every file field says when not. */
export const FilesAreScanned = createContext(false);
