// Charts declare what happens by name and typed parameters; the world performs it (lib/world/effects). The declaration
// itself does nothing, so that a chart stays pure wherever it is run.

/** An empty stand-in for an action that the world performs. */
export function effect<Params = undefined>() {
  return (_args: unknown, _params: Params): void => {}
}
