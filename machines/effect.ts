// Charts declare what happens by name and typed parameters; the world performs it (lib/world/effects). The declaration
// itself does nothing, so that a chart stays pure wherever it is run.

/** An empty stand-in for an action that the world performs, with the parameters that the chart hands to it. */
export function effect(): (args: unknown, params: undefined) => void
export function effect<Params>(): (args: unknown, params: Params) => void
export function effect(): () => void {
  return () => {}
}
