/**
 * A command that a person typed cannot go on. The message is one sentence for that person: it is printed
 * without a stack, and the command ends with code 1.
 */
export class Halt extends Error {
  override name = "Halt";
}
