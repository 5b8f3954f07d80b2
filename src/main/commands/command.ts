/** A command of `beffroi`: what a file of this folder exports. */
export interface Command {
  /** Runs with the arguments after the command's name; gives the exit code: 0 done, 1 failed, 2 badly called. */
  run(argv: string[]): Promise<number>
}
