// How use is drawn beside what is reserved: where the 100 % line of a bar stands and how far its parts reach. Pure; parts of the bar.

export interface UseScale {
  readonly reserved: number
  readonly used: number
  /** Where 100 % is. */
  readonly line: number
  /** More is used than the line says: containers may burst into idle cores. */
  readonly isOver: boolean
  /** Even more than the bar can show. */
  readonly isOffScale: boolean
}

/** A task's CPU bar goes to twice its reservation. */
const CPU_WHOLE = 2

/** CPU of a task: 100 % is what it reserves, and it may use more. */
export function taskCpuScale(share: number): UseScale {
  return scaleOf({ reserved: 1, used: share, line: 1, whole: CPU_WHOLE })
}

/** Memory of a task; `reserved` and `used` are parts of the limit, where it is killed. */
export function taskMemoryScale(reserved: number, used: number): UseScale {
  return scaleOf({ reserved, used, line: 1, whole: 1 })
}

/** Of an instance: 100 % is what it has registered. */
export function instanceScale(of: {
  readonly registered: number
  readonly reserved: number
  readonly used: number
}): UseScale {
  const part = (amount: number) => (of.registered > 0 ? amount / of.registered : 0)
  return scaleOf({ reserved: part(of.reserved), used: part(of.used), line: 1, whole: 1 })
}

/** Used beyond this part of all there is: short. */
const SHORT = 0.95

/**
 * What a bar of an instance goes by, as numbers alone so that equal ones draw nothing anew. In `steps`, used goes up by so many parts of all there is;
 * whether it is short (1) is told by what is really used.
 */
export function drawnUse(
  {
    registered,
    reserved,
    used,
  }: { readonly registered: number; readonly reserved: number; readonly used: number },
  steps: number | null = null,
): readonly number[] {
  const step = steps === null ? 0 : registered / steps
  const drawn = step > 0 ? Math.round(used / step) * step : used
  return [registered, reserved, drawn, registered > 0 && used > SHORT * registered ? 1 : 0]
}

function scaleOf(of: {
  readonly reserved: number
  readonly used: number
  readonly line: number
  readonly whole: number
}): UseScale {
  const at = (amount: number) => Math.min(1, Math.max(0, amount / of.whole))
  return {
    reserved: at(of.reserved),
    used: at(of.used),
    line: at(of.line),
    isOver: of.used > of.line + NEARLY,
    isOffScale: of.used > of.whole + NEARLY,
  }
}

/** Shares come in steps; what is at the line is not over it. */
const NEARLY = 1e-6
